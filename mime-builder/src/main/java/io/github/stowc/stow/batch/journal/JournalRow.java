package io.github.stowc.stow.batch.journal;

/**
 * What a journal has of a row that was made. It has no values of a patient: digests of what stands in the row, and the UIDs.
 *
 * @param portion the number of its message
 * @param key 128 bits of the digest of the row's key, in hexadecimal digits
 * @param content 64 bits of the digest of all that decides about its instance
 * @param sha256 the first 64 bits of the digest of its file
 * @param size the bytes of its file
 * @param modified when its file was last written to, in milliseconds
 * @param study the Study Instance UID
 * @param series the Series Instance UID
 * @param sopInstance the SOP Instance UID
 */
public record JournalRow(
        int portion,
        String key,
        String content,
        String sha256,
        long size,
        long modified,
        String study,
        String series,
        String sopInstance) {

    static JournalRow parse(String[] fields) {
        return new JournalRow(
                Integer.parseInt(fields[1]),
                fields[2],
                fields[3],
                fields[4],
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]),
                fields[7],
                fields[8],
                fields[9]);
    }

    String line() {
        return String.join(
                "\t",
                "row",
                Integer.toString(portion),
                key,
                content,
                sha256,
                Long.toString(size),
                Long.toString(modified),
                study,
                series,
                sopInstance);
    }
}
