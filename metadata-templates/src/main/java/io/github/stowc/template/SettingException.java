package io.github.stowc.template;

import io.github.stowc.wording.UsageException;

/** An attribute or a value given as {@code KEYWORD=VALUE} that cannot be set; the message names the remedy. */
public final class SettingException extends UsageException {
    private static final long serialVersionUID = 1L;

    SettingException(String message) {
        super(message);
    }
}
