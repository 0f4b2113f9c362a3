package io.github.stowc.template;

/** A template that cannot be read or that makes a value which its VR does not take; the message names the place. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
