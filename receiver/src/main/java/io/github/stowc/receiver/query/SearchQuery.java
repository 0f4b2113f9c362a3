package io.github.stowc.receiver.query;

import io.github.stowc.dicom.Tag;
import java.util.List;
import java.util.Set;

/**
 * What is asked. Immutable.
 *
 * @param level what is searched for
 * @param study the Study Instance UID of the path; empty if there is none
 * @param series the Series Instance UID of the path; empty if there is none
 * @param keys all must match
 * @param fields attributes to return, besides the usual ones
 * @param isAll whether all attributes of the level are to be returned
 * @param offset how many matches to skip
 * @param limit the most matches to return
 * @param warnings what the answer has to say
 */
record SearchQuery(
        Level level,
        String study,
        String series,
        List<Key> keys,
        Set<Tag> fields,
        boolean isAll,
        long offset,
        long limit,
        List<String> warnings) {
    /** An attribute that must be as asked. */
    record Key(AttributePath path, ValueMatch match) {}

    /** Copies the lists. */
    SearchQuery {
        keys = List.copyOf(keys);
        fields = Set.copyOf(fields);
        warnings = List.copyOf(warnings);
    }
}
