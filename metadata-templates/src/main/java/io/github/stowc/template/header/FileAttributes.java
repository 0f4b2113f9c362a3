package io.github.stowc.template.header;

import io.github.stowc.dicom.Tag;

/** The attributes that do not belong in a template: a file's own header tells them, or the compiler links them. */
public final class FileAttributes {

    private FileAttributes() {}

    /**
     * Whether an attribute at the top of a dataset is one of them: Image Pixel, lossy compression, the number of frames
     * and the time between them, Pixel Data, Encapsulated Document with its type, length and identifier.
     */
    public static boolean contains(Tag tag) {
        return switch (tag.value()) {
            case 0x00280002, 0x00280004, 0x00280006, 0x00280010, 0x00280011 -> true;
            case 0x00280100, 0x00280101, 0x00280102, 0x00280103 -> true;
            case 0x00280008, 0x00280009, 0x00181063, 0x00181065 -> true;
            case 0x00180040, 0x00282112, 0x00282114, 0x7FE00010 -> true;
            case 0x0040E001, 0x00420011, 0x00420012, 0x00420015 -> true;
            default -> false;
        };
    }
}
