/** An event longer than this is not judged, so that a stream without line breaks does not fill the memory: 8 MiB. */
export const maxEventBytes = 8 * 1024 * 1024;

/** Why a longer one is not judged. */
export const tooLongReason = `longer than ${maxEventBytes / 1024 / 1024} MiB`;
