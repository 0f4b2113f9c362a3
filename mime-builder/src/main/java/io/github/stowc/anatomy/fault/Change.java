package io.github.stowc.anatomy.fault;

import java.util.List;

/**
 * What a fault does to a message. Immutable.
 *
 * @param what what was changed, as the end of a sentence
 * @param splices what changes in the body, in the order of the source
 * @param contentType what goes with a changed body; empty if it is that of the message
 * @param head the fields of the request's head apart from Host; empty if the fault is one of the body
 */
record Change(String what, List<Splice> splices, String contentType, List<String> head) {
    Change {
        splices = List.copyOf(splices);
        head = List.copyOf(head);
    }

    static Change body(String what, Splice... splices) {
        return new Change(what, List.of(splices), "", List.of());
    }

    static Change body(String what, List<Splice> splices) {
        return new Change(what, splices, "", List.of());
    }

    static Change head(String what, List<String> fields) {
        return new Change(what, List.of(), "", fields);
    }

    boolean isOfHead() {
        return !head.isEmpty();
    }
}
