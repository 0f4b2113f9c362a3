package io.github.stowc.dicom.xml;

/** Tells whether there is text where only elements may be; white space does not count. */
final class StrayText implements XmlCursor.Characters {
    private boolean found;

    @Override
    public void take(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length && !found; i++) {
            found = chars[i] > ' ';
        }
    }

    boolean isFound() {
        return found;
    }
}
