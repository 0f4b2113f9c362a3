package io.github.stowc.curl;

/** A command interpreter that commands and scripts are written for. */
public enum Shell {
    /** POSIX {@code sh}: works in dash, bash, busybox and zsh. */
    BASH(".curl.sh"),

    /** Windows PowerShell 5.1 and PowerShell 7. */
    POWERSHELL(".curl.ps1"),

    /** The command prompt of Windows, {@code cmd.exe}. */
    CMD(".curl.cmd");

    private final String scriptSuffix;

    Shell(String scriptSuffix) {
        this.scriptSuffix = scriptSuffix;
    }

    /** Whether it is a shell of Windows, whose commands call {@code curl.exe} and read header fields from a file. */
    public boolean isWindows() {
        return this != BASH;
    }

    /**
     * The ending of a script's name, instead of {@code .mime}: {@code .curl.sh}, {@code .curl.ps1}, {@code .curl.cmd}.
     */
    public String scriptSuffix() {
        return scriptSuffix;
    }

    /**
     * A text as one word of a command at the prompt, quoted if necessary.
     *
     * @throws IllegalArgumentException if the shell cannot express it: NUL in any shell; a double quote for PowerShell
     *     and cmd.exe; control characters for cmd.exe
     */
    public String quote(String text) {
        return switch (this) {
            case BASH -> Quoting.posix(text);
            case POWERSHELL -> Quoting.powerShell(text);
            case CMD -> Quoting.cmdPrompt(text);
        };
    }
}
