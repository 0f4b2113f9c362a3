package io.github.stowc.receiver.received;

/**
 * What is kept of a body. Immutable.
 *
 * @param isCut whether it is less than came
 */
public record KeptBody(byte[] bytes, boolean isCut) {
    /** The bytes from the first on, a copy. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}
