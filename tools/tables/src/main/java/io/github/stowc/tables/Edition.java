package io.github.stowc.tables;

import java.util.List;

/**
 * What a source says about an edition of PS3.6.
 *
 * @param edition the part and edition: {@code PS3.6 2027a}
 * @param origin where it comes from, for the header line; {@code PREVIOUS} stands for the edition of the former table
 * @param elements its data elements; one without a name has an empty one
 * @param uids its unique identifiers; empty if the source has none
 */
record Edition(String edition, String origin, List<DataElement> elements, List<RegisteredUid> uids) {
    Edition {
        elements = List.copyOf(elements);
        uids = List.copyOf(uids);
    }
}
