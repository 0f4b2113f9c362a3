package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.io.InputStream;

/**
 * Numbers and tags as the bytes that value fields in little endian have, and back (PS3.5 6.2): for the VRs whose
 * {@link VR#form()} is {@link VR.Form#INTEGER}, {@link VR.Form#FLOAT} or {@link VR.Form#TAG}.
 */
public final class BinaryNumbers {
    private static final String NAME = "the dataset";

    private BinaryNumbers() {}

    /**
     * The bytes of an element's values.
     *
     * @throws Part10Exception if a value is not a number that the VR can hold
     * @throws IllegalArgumentException if the VR has another form
     */
    public static byte[] encode(Element.Text element) throws Part10Exception {
        requireBinary(element.vr());
        return new ValueEncoder(new Part10Exception.Place(NAME, false)).encode(element, SpecificCharacterSet.DEFAULT);
    }

    /**
     * The element that bytes encode, its numbers in decimal: floating point ones in the fewest digits that mean the same
     * number.
     *
     * @throws Part10Exception if the bytes are not a whole number of values
     * @throws IllegalArgumentException if the VR has another form
     */
    public static Element decode(Tag tag, VR vr, byte[] littleEndian) throws Part10Exception {
        requireBinary(vr);
        ByteCursor place = ByteCursor.of(NAME, InputStream.nullInputStream());
        return new ValueDecoder(place, false).decode(tag, vr, littleEndian, -1, false, SpecificCharacterSet.DEFAULT);
    }

    private static void requireBinary(VR vr) {
        switch (vr.form()) {
            case INTEGER, FLOAT, TAG -> {}
            default -> throw new IllegalArgumentException(vr + " does not hold binary numbers (PS3.5 6.2)");
        }
    }
}
