/** The version of the package; a bundle has no manifest beside it to read it from. */
export const serverVersion = "0.1.0";
