package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Private attributes of a dataset, which stand in blocks that a creator reserves (PS3.5 7.8.1).
 *
 * @param dataset an instance or an item
 * @param flawed whether an element has a finding already
 */
record PrivateBlockChecks(Dataset dataset, Predicate<Tag> flawed) {

    /** Takes what is wrong with a block, at its first attribute. */
    interface Sink {
        void accept(Tag tag, String message, String fix);
    }

    void check(Sink sink) {
        @Nullable Tag reported = null;
        for (Element element : dataset) {
            Tag tag = element.tag();
            if (!tag.isPrivate() || tag.isPrivateCreator()) {
                continue;
            }
            Tag creator = tag.privateCreator().orElse(null);
            if (creator == null) {
                sink.accept(
                        tag,
                        "a private attribute has an element number from 1000",
                        "give it a number in the block of a private creator");
            } else if (!creator.equals(reported) && !isReserved(creator)) {
                reported = creator;
                sink.accept(
                        tag,
                        "its private creator " + creator + " is " + state(creator),
                        "add " + creator
                                + " with the vr LO and the creator's name, or leave the private attributes out");
            }
        }
    }

    private boolean isReserved(Tag creator) {
        return dataset.get(creator).map(Element::valueCount).orElse(0) > 0 || flawed.test(creator);
    }

    private String state(Tag creator) {
        return dataset.get(creator).isPresent() ? "empty" : "missing";
    }
}
