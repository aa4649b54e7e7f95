/** Gives the person a file that was made here. A link and no navigation: a strict page allows it, and the page stays. */
export const saveFile = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  // What file systems refuse in a name.
  link.download = name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '_').slice(0, 120);
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the content after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
