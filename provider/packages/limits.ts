/** The most a package may hold, all files together: 256 MB. It is held in memory while it is uploaded. */
export const maxPackageBytes = 256_000_000;

/** The most files and folders in one. A chart with all that it depends on, unpacked, has some hundred. */
export const maxPackageFiles = 10_000;

/** What of a package is too much, as the end of a sentence. */
export const tooManyFiles = `holds more than ${maxPackageFiles} files and folders`;
export const tooManyBytes = `holds more than ${maxPackageBytes / 1_000_000} MB`;
