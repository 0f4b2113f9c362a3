package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.validate.finding.Finding;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was found in instances, since those of a series are mostly alike: they differ in UIDs, in the instance
 * number and in links. No rule for a single instance reads the values of these, unless they break the form of their VR.
 */
final class AlikeInstances {
    private static final int SLOTS = 256;

    private final Hash hash = new Hash();
    private final Entry[] entries = new Entry[SLOTS];
    private boolean nested;

    /**
     * What is wrong with instances that are alike.
     *
     * @param findings what was found, without places
     * @param reported the paths of the elements that it is about
     */
    record Shared(List<Finding> findings, Set<String> reported) {}

    private record Entry(long high, long low, Shared shared) {}

    /**
     * What was found in an instance like this one; null if none was kept.
     *
     * @param strict how it is checked; instances that are checked in another way are not alike
     * @param positions tells which elements the reader has findings on; null if there is no text
     */
    @Nullable
    Shared find(Dataset instance, boolean strict, @Nullable Positions positions) {
        hash.start().add(strict ? 1 : 0);
        nested = hasItems(instance);
        addTo(instance, true, positions != null && positions.hasFlaws() ? positions : null);
        hash.finish();
        Entry entry = entries[slot()];
        return entry != null && entry.high == hash.high() && entry.low == hash.low() ? entry.shared : null;
    }

    /** Keeps what was found in the instance of the last {@link #find}. */
    void keep(List<Finding> findings, Set<String> reported) {
        Shared shared = new Shared(List.copyOf(findings), Set.copyOf(reported));
        entries[slot()] = new Entry(hash.high(), hash.low(), shared);
    }

    private int slot() {
        return (int) hash.high() & (SLOTS - 1);
    }

    private static boolean hasItems(Dataset instance) {
        for (Element element : instance) {
            if (element instanceof Element.Sequence) {
                return true;
            }
        }
        return false;
    }

    private void addTo(Dataset dataset, boolean top, @Nullable Positions flaws) {
        List<Element> elements = dataset.elements();
        hash.add(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            int kind = element instanceof Element.Empty ? 0 : element instanceof Element.BulkData ? 1 : 2;
            hash.add((long) element.tag().value() << 32
                    | (long) element.vr().name().hashCode() << 8
                    | kind);
            if (flaws != null) {
                hash.add((flaws.isValueFlawed(element.tag()) ? 1 : 0) + (flaws.isVrFlawed(element.tag()) ? 2 : 0));
            }
            if (kind == 2 && !(top && isFree(element))) {
                addValue(element, flaws);
            }
        }
    }

    /** Whether the value does not matter; in an instance with items it may refer to them. */
    private boolean isFree(Element element) {
        if (nested || !(element instanceof Element.Text)) {
            return false;
        }
        Tag tag = element.tag();
        boolean own = tag.equals(Tags.SOP_INSTANCE_UID)
                || tag.equals(Tags.INSTANCE_NUMBER)
                || tag.equals(Tags.SERIES_INSTANCE_UID)
                || tag.equals(Tags.STUDY_INSTANCE_UID);
        return own
                && element.valueCount() == 1
                && !element.texts().get(0).isBlank()
                && ValueChecks.find(element) == null;
    }

    private void addValue(Element element, @Nullable Positions flaws) {
        if (element instanceof Element.Sequence sequence) {
            List<Dataset> items = sequence.items();
            hash.add(items.size());
            for (int i = 0; i < items.size(); i++) {
                addTo(
                        items.get(i),
                        false,
                        flaws == null ? null : flaws.item(element.tag(), i).orElse(null));
            }
        } else if (element instanceof Element.Names names) {
            List<PersonName> all = names.names();
            hash.add(all.size());
            for (int i = 0; i < all.size(); i++) {
                PersonName name = all.get(i);
                hash.add(name.alphabetic()).add(name.ideographic()).add(name.phonetic());
            }
        } else if (element instanceof Element.Bytes bytes) {
            hash.add(bytes.bytes().remaining());
        } else {
            hash.add(element.texts());
        }
    }
}
