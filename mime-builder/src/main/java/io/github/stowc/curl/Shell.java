package io.github.stowc.curl;

/** A command interpreter for which commands and scripts are written. */
public enum Shell {
    /** POSIX {@code sh}: dash, bash, busybox and zsh run it alike. */
    BASH(".curl.sh"),

    /** Windows PowerShell 5.1 and PowerShell 7. */
    POWERSHELL(".curl.ps1"),

    /** The command prompt of Windows, {@code cmd.exe}. */
    CMD(".curl.cmd");

    private final String scriptSuffix;

    Shell(String scriptSuffix) {
        this.scriptSuffix = scriptSuffix;
    }

    /** What takes the place of {@code .mime} in the name of a script: {@code .curl.sh}, {@code .curl.ps1}, {@code .curl.cmd}. */
    public String scriptSuffix() {
        return scriptSuffix;
    }

    /**
     * A text as one word of a command typed or pasted at the prompt, quoted where it needs it.
     *
     * @throws IllegalArgumentException if the shell has no way to write it: NUL anywhere; a double quote for PowerShell
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
