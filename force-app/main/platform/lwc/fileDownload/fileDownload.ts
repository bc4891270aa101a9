let lastAddress: string | undefined;

/**
 * Gives the user a file to save. Lightning Web Security blocks `data:` addresses in links, and Blobs of types that it
 * does not list, `text/csv` among them; `application/octet-stream` is allowed, and the name tells what the file is.
 * Salesforce: Lightning Components Security Guide, "Use Blob Objects for Download Links", "Specify a MIME Type for Blob
 * Objects in Lightning Web Security".
 * @param name file name with its extension
 */
export function downloadFile(name: string, text: string): void {
  // The browser still reads the address after the click: the address is released with the next file.
  if (lastAddress) URL.revokeObjectURL(lastAddress);
  lastAddress = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = lastAddress;
  link.download = name;
  link.click();
}
