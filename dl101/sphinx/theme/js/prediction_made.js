// Whether a remembered item answers the prediction whose hash is `hash` now: made or skipped, and not taken back.
self.dl101IsMade = (item, hash) =>
  item?.question === hash && (item.skipped === true || item.answer?.length > 0);
