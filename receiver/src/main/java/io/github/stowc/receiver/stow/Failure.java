package io.github.stowc.receiver.stow;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import java.util.Locale;

/**
 * Why an instance is not stored. Immutable.
 *
 * @param reason the Failure Reason (0008,1197), of PS3.18 table I.2-2 or PS3.7 C.5
 * @param why a sentence without its end, and without values of the instance
 */
record Failure(int reason, String why) {
    /** Processing failure. */
    private static final int PROCESSING = 0x0110;
    /** Duplicate SOP Instance. */
    private static final int DUPLICATE = 0x0111;
    /** Refused: out of resources. */
    private static final int NO_RESOURCES = 0xA700;
    /** Data Set does not match SOP Class. */
    private static final int NO_MATCH = 0xA900;
    /** Cannot understand. */
    private static final int NOT_UNDERSTOOD = 0xC000;

    /** The dataset cannot be read or written. */
    static final Failure UNREADABLE = new Failure(NOT_UNDERSTOOD, "the dataset cannot be read");
    /** A link leads to nothing, or to something else. */
    static final Failure BULK_DATA = new Failure(PROCESSING, "bulk data are missing, or not what they say");
    /** It belongs elsewhere. */
    static final Failure OTHER_STUDY = new Failure(PROCESSING, "Study Instance UID is not that of the URL");
    /** Its SOP Instance UID is taken. */
    static final Failure OTHER_INSTANCE =
            new Failure(DUPLICATE, "another instance with this SOP Instance UID is stored; it stays");
    /** There is no room. */
    static final Failure NO_ROOM = new Failure(NO_RESOURCES, "the receiver's disk is full or cannot be written to");

    /** An attribute that every instance needs is missing, or no UID. */
    static Failure noUid(Tag tag) {
        return new Failure(NO_MATCH, DataDictionary.standard().keyword(tag) + " is missing or no UID");
    }

    /** It breaks a rule, and the receiver is strict. */
    static Failure strict(String rule) {
        return new Failure(NO_MATCH, "it breaks the rule " + rule);
    }

    /** Whether it failed for lack of room, which another attempt may find. */
    boolean isForLackOfRoom() {
        return reason == NO_RESOURCES;
    }

    /** The reason in four hexadecimal digits. */
    String code() {
        return String.format(Locale.ROOT, "%04X", reason);
    }
}
