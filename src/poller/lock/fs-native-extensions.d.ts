declare module 'fs-native-extensions' {
  /** Asks for a lock on a whole file that is open for writing; false if somebody else holds it. */
  function tryLock(fd: number): boolean;
  const extensions: { tryLock: typeof tryLock };
  export default extensions;
}
