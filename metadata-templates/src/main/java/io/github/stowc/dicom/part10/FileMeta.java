package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The file meta information of a Part 10 file: group 0002 (PS3.10 7.1). Immutable.
 *
 * @param elements of group 0002, without the group length, which the writer counts
 */
public record FileMeta(Dataset elements) {
    /** Names this software in the files that it writes; made once from a random UUID, never to change. */
    private static final String STOWC_CLASS = "2.25.86652097174747679380855678510394821959";

    private static final String STOWC_VERSION = "STOWC";

    /**
     * Checks the group.
     *
     * @throws IllegalArgumentException if an element is of another group, or the group length
     */
    public FileMeta {
        for (Element element : elements) {
            if (!element.tag().isFileMeta() || element.tag().isGroupLength()) {
                throw new IllegalArgumentException(element.tag() + " is not for file meta information");
            }
        }
    }

    /**
     * What this library writes before an instance: version 1, SOP Class and SOP Instance, transfer syntax, and its own name.
     *
     * @param instance the dataset; if it lacks a UID, that stays empty
     */
    public static FileMeta of(Dataset instance, TransferSyntax transferSyntax) {
        return new FileMeta(Dataset.of(
                new Element.Bytes(Tags.FILE_META_INFORMATION_VERSION, VR.OB, ByteBuffer.wrap(new byte[] {0, 1})),
                uid(
                        Tags.MEDIA_STORAGE_SOP_CLASS_UID,
                        instance.text(Tags.SOP_CLASS_UID).orElse("")),
                uid(
                        Tags.MEDIA_STORAGE_SOP_INSTANCE_UID,
                        instance.text(Tags.SOP_INSTANCE_UID).orElse("")),
                uid(Tags.TRANSFER_SYNTAX_UID, transferSyntax.uid()),
                uid(Tags.IMPLEMENTATION_CLASS_UID, STOWC_CLASS),
                Element.of(Tags.IMPLEMENTATION_VERSION_NAME, VR.SH, STOWC_VERSION)));
    }

    private static Element uid(Tag tag, String uid) {
        return uid.isEmpty() ? new Element.Empty(tag, VR.UI) : Element.of(tag, VR.UI, uid);
    }

    /** Transfer Syntax UID; empty only in files that are read leniently. */
    public Optional<TransferSyntax> transferSyntax() {
        return elements.text(Tags.TRANSFER_SYNTAX_UID).map(TransferSyntax::new);
    }

    /** Media Storage SOP Class UID, unchecked. */
    public Optional<String> mediaStorageSopClass() {
        return elements.text(Tags.MEDIA_STORAGE_SOP_CLASS_UID);
    }

    /** Media Storage SOP Instance UID, unchecked. */
    public Optional<String> mediaStorageSopInstance() {
        return elements.text(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID);
    }
}
