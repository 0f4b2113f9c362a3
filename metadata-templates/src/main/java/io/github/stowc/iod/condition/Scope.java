package io.github.stowc.iod.condition;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dataset in which conditions are tested, with the datasets that enclose it. */
public interface Scope {

    /** The scope of the enclosing dataset; null for the outermost one. */
    @Nullable
    Scope parent();

    /** The scope of the outermost dataset. */
    Scope root();

    Dataset dataset();

    /** The element with the tag, or of the same attribute in another repeating group; null if there is none. */
    @Nullable
    Element element(Tag tag);

    /**
     * The answers to questions about the outermost dataset, by question; they hold for all scopes inside it, so that
     * what is asked in each of many items is looked up once.
     */
    Map<Object, Truth> answers();

    /** Whether nothing can be said about an attribute, absent or present. */
    boolean isUndecided(Tag tag);
}
