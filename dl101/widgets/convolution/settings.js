// The settings: picture and kernel with their sizes; stride, padding and dilation.

import { h } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { same } from "../lib/state.js";
import { DILATIONS, KERNEL_SIZES, PADDINGS, range, SIZES, STRIDES } from "./model.js";
import { KERNELS, kernelOf, PICTURES, pictureOf, recentered, resized } from "./pictures.js";

const OWN = { id: "own", text: "your own" };
const idOf = (list, made, rows) => list.find(({ id }) => same(made(id, rows.length), rows))?.id ?? OWN.id;
const pictureId = ({ image }) => idOf(PICTURES, pictureOf, image);
const kernelId = ({ kernel }) => idOf(KERNELS, kernelOf, kernel);

/** `change(changes)` sets traits. */
export function createSettings({ read, change }) {
  const select = (label, options, choose) => createSelect({ label, options, choose });
  const sizes = ({ low, high }) => range(low, high).map((id) => ({ id, text: `${id} × ${id}` }));
  const plain = (values) => values.map((id) => ({ id, text: String(id) }));
  const rescaled = (id, made, rows, size, own) => (id === OWN.id ? own(rows, size) : made(id, size));
  const all = {
    picture: select("Picture", [...PICTURES, OWN], (id) =>
      change({ image: pictureOf(id, read().image.length) }),
    ),
    n: select("Side n", sizes(SIZES), (n) => {
      const now = read();
      change({ image: rescaled(pictureId(now), pictureOf, now.image, n, resized) });
    }),
    kernel: select("Kernel", [...KERNELS, OWN], (id) =>
      change({ kernel: kernelOf(id, read().kernel.length) }),
    ),
    k: select("Side k", sizes(KERNEL_SIZES), (k) => {
      const now = read();
      change({ kernel: rescaled(kernelId(now), kernelOf, now.kernel, k, recentered) });
    }),
    stride: select("Stride s", plain(STRIDES), (stride) => change({ stride })),
    padding: select("Padding p", plain(PADDINGS), (padding) => change({ padding })),
    dilation: select("Dilation d", plain(DILATIONS), (dilation) => change({ dilation })),
  };
  return {
    element: h("div", { class: "settings" }, ...Object.values(all).map(({ element }) => element)),
    draw(now) {
      all.picture.show(pictureId(now), OWN.id);
      all.kernel.show(kernelId(now), OWN.id);
      all.n.show(now.image.length);
      all.k.show(now.kernel.length);
      for (const name of ["stride", "padding", "dilation"]) all[name].show(now[name]);
    },
  };
}
