// ky asks Object.hasOwn, which came with Chromium 93; the floor is 80. First import of every entry, before ky runs.
if (!Object.hasOwn) {
  Object.defineProperty(Object, 'hasOwn', {
    value: (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key),
    configurable: true,
    writable: true,
  });
}
