// An element with its properties and what is in it, for all scripts of a page.
self.dl101Make = (name, properties, ...children) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
};
