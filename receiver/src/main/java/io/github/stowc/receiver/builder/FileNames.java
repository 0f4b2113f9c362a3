package io.github.stowc.receiver.builder;

import java.util.Optional;

/** Which names the files of a draft may have: those that a command and a script can name in their own folder. */
final class FileNames {
    private static final int LONGEST = 255;

    private FileNames() {}

    /** Why a name cannot be used, with the remedy; empty if it can. */
    static Optional<String> problem(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return Optional.of("the file's name: expected a name, found none; give the file another name");
        }
        if (name.length() > LONGEST) {
            return Optional.of("the file's name: expected at most " + LONGEST + " characters, found " + name.length()
                    + "; give the file a shorter name");
        }
        boolean isPlain = name.codePoints()
                .allMatch(c -> c != '/'
                        && c != '\\'
                        && !Character.isISOControl(c)
                        && !isHalf(c)
                        && c != 0x2028
                        && c != 0x2029);
        return isPlain
                ? Optional.empty()
                : Optional.of(
                        "the file's name: expected a name without slashes, backslashes and control characters, found"
                                + " one; give the file another name");
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
