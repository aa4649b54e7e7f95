/**
 * Files of a draft on this device, beside its text: IndexedDB keeps files as they are, also on http:// pages. It may be
 * forbidden, or full: then nothing is kept, and the file says so.
 */
const store = 'files';

const open = (): Promise<IDBDatabase> => new Promise((resolve, reject) => {
  const asked = indexedDB.open('congress-kit', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(store);
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = asked.onblocked = () => reject(asked.error);
});

/** Resolves when it is on the device, not when it was asked for. */
const within = async <T>(mode: IDBTransactionMode, act: (files: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> => {
  let database: IDBDatabase | undefined;
  try {
    database = await open();
    const work = database.transaction(store, mode);
    const asked = act(work.objectStore(store));
    await new Promise((resolve, reject) => {
      work.oncomplete = resolve;
      work.onerror = work.onabort = reject;
    });
    return asked.result;
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
};

/** @returns whether it will be there after a reload */
export const keepFile = async (place: string, file: Blob): Promise<boolean> => (await within('readwrite', (files) => files.put(file, place))) !== undefined;
export const keptFile = (place: string): Promise<Blob | undefined> => within('readonly', (files) => files.get(place) as IDBRequest<Blob | undefined>);
export const forgetFile = (place: string): Promise<unknown> => within('readwrite', (files) => files.delete(place));
