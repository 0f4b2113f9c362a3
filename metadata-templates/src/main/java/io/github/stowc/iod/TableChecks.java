package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.iod.condition.Values;
import java.util.List;

/** Compares the lengths of tables and waveforms with the attributes that describe them. */
final class TableChecks {

    private TableChecks() {}

    /** The data of a palette's colour have the length that the descriptor tells (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6). */
    static void palette(Element descriptor, CrossChecks.Reporter reporter) {
        check(descriptor, new Tag(descriptor.tag().value() + 0x100), reporter);
    }

    /** The data of a lookup table have the length that the descriptor tells (PS3.3 C.11.1.1). */
    static void lookupTable(Element descriptor, CrossChecks.Reporter reporter) {
        Tag table = reporter.scope().sequence();
        if (table.equals(Tags.MODALITY_LUT_SEQUENCE) || table.equals(Tags.VOI_LUT_SEQUENCE)) {
            check(descriptor, Tags.LUT_DATA, reporter);
        }
    }

    private static void check(Element descriptor, Tag dataTag, CrossChecks.Reporter reporter) {
        Element data = reporter.scope().element(dataTag);
        List<String> values = descriptor.texts();
        if (data == null || values.size() != 3 || Values.isEmpty(data) || reporter.isSpoiled(descriptor.tag())) {
            return;
        }
        double number = Values.number(values.get(0));
        double entries = number == 0 ? 65536 : number;
        double bits = Values.number(values.get(2));
        if (bits < 8 || bits > 16) {
            reporter.error(
                    dataTag,
                    "its descriptor says " + values.get(2) + " bits an entry, expected 8 to 16 (PS3.3 C.11.1.1)",
                    "correct the third value of " + Wording.name(descriptor.tag()));
            return;
        }
        long length = length(data);
        boolean packed = bits == 8 && (length == entries || length == entries + entries % 2);
        if (length >= 0 && length != entries * 2 && !packed) {
            reporter.error(
                    dataTag,
                    "it has " + length + " bytes for " + (long) entries + " entries of " + values.get(2)
                            + " bits (PS3.3 C.11.1.1)",
                    "correct the data or " + Wording.name(descriptor.tag()));
        }
    }

    private static long length(Element data) {
        if (data instanceof Element.Bytes bytes) {
            return bytes.bytes().remaining();
        }
        return data instanceof Element.Text ? data.valueCount() * 2L : -1;
    }

    /** A waveform has a definition for each channel (PS3.3 C.10.9). */
    static void waveforms(Element element, CrossChecks.Reporter reporter) {
        if (!(element instanceof Element.Sequence sequence)) {
            return;
        }
        for (Dataset item : sequence.items()) {
            double channels = Values.number(item, Tags.NUMBER_OF_WAVEFORM_CHANNELS, 0);
            int defined = item.items(Tags.CHANNEL_DEFINITION_SEQUENCE).size();
            if (channels > 0 && defined > 0 && channels != defined) {
                reporter.error(
                        element.tag(),
                        "NumberOfWaveformChannels is " + (long) channels + ", but ChannelDefinitionSequence has "
                                + defined + " items (PS3.3 C.10.9.1)",
                        "define each channel");
            }
        }
    }
}
