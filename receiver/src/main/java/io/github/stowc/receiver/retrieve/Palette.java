package io.github.stowc.receiver.retrieve;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
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

    /** The palette of a dataset; empty if it has none, or a segmented one. */
    static Optional<Palette> of(Dataset dataset) {
        int[] colours = null;
        int first = 0;
        for (int colour = 0; colour < 3; colour++) {
            List<String> descriptor = dataset.get(new Tag(DESCRIPTOR + colour))
                    .map(Element::texts)
                    .orElse(List.of());
            Element data = dataset.get(new Tag(DATA + colour)).orElse(null);
            if (descriptor.size() != 3 || !(data instanceof Element.Bytes bytes)) {
                return Optional.empty();
            }
            int entries = Integer.parseInt(descriptor.get(0).strip()) & 0xFFFF;
            entries = entries == 0 ? 1 << 16 : entries;
            first = Integer.parseInt(descriptor.get(1).strip());
            colours = colours == null ? new int[entries] : colours;
            ByteBuffer table = bytes.bytes().order(ByteOrder.LITTLE_ENDIAN);
            boolean isWide = table.remaining() >= 2 * entries;
            if (entries != colours.length || (!isWide && table.remaining() < entries)) {
                return Optional.empty();
            }
            boolean isShifted = isWide && !descriptor.get(2).strip().equals("8");
            for (int i = 0; i < entries; i++) {
                int value = isWide ? table.getShort(2 * i) & 0xFFFF : table.get(i) & 0xFF;
                colours[i] |= (isShifted ? value >> 8 : value & 0xFF) << (16 - 8 * colour);
            }
        }
        return Optional.of(new Palette(first, colours == null ? new int[1] : colours));
    }

    /** The colour of a value, as 0xRRGGBB. */
    int colour(long value) {
        return colours[(int) Math.max(0, Math.min(colours.length - 1L, value - first))];
    }
}
