package io.github.stowc.template;

/** An attribute or a value given as {@code KEYWORD=VALUE} that cannot be set; the message names the remedy. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    SettingException(String message) {
        super(message);
    }
}
