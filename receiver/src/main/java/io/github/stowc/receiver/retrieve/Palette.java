package io.github.stowc.receiver.retrieve;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** The colours of PALETTE COLOR (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6). */
final class Palette {
    private static final int DESCRIPTOR = 0x00281101;
    private static final int DATA = 0x00281201;

    private final int first;
    private final int[] colours;

    private Palette(int first, int[] colours) {
        this.first = first;
        this.colours = colours;
    }

    /** The palette of a dataset; empty if it has none, a segmented one, or a broken one. */
    static Optional<Palette> of(Dataset dataset) {
        int entries = descriptor(dataset, 0, 0) == 0 ? 1 << 16 : descriptor(dataset, 0, 0);
        if (entries < 0) {
            return Optional.empty();
        }
        int[] colours = new int[entries];
        for (int colour = 0; colour < 3; colour++) {
            int bits = descriptor(dataset, colour, 2);
            Element data = dataset.get(new Tag(DATA + colour)).orElse(null);
            if ((bits != 8 && bits != 16) || !(data instanceof Element.Bytes bytes)) {
                return Optional.empty();
            }
            ByteBuffer table = bytes.bytes().order(ByteOrder.LITTLE_ENDIAN);
            boolean isWide = table.remaining() >= 2 * entries;
            if (!isWide && table.remaining() < entries) {
                return Optional.empty();
            }
            for (int i = 0; i < entries; i++) {
                int value = isWide ? table.getShort(2 * i) & 0xFFFF : table.get(i) & 0xFF;
                colours[i] |= (isWide && bits == 16 ? value >> 8 : value & 0xFF) << (16 - 8 * colour);
            }
        }
        return Optional.of(new Palette(first(dataset), colours));
    }

    /** One of the three values of a descriptor, 0 to 65,535; -1 if there is none. */
    private static int descriptor(Dataset dataset, int colour, int index) {
        List<String> values =
                dataset.get(new Tag(DESCRIPTOR + colour)).map(Element::texts).orElse(List.of());
        if (values.size() != 3 || !values.get(index).strip().matches("-?[0-9]{1,5}")) {
            return -1;
        }
        return Integer.parseInt(values.get(index).strip()) & 0xFFFF;
    }

    /** The value of the first entry, below 0 if pixels are signed. */
    private static int first(Dataset dataset) {
        int first = descriptor(dataset, 0, 1);
        return dataset.integer(Tags.PIXEL_REPRESENTATION).orElse(0) == 1 ? (short) first : first;
    }

    /** The colour of a value, as 0xRRGGBB. */
    int colour(long value) {
        return colours[(int) Math.max(0, Math.min(colours.length - 1L, value - first))];
    }
}
