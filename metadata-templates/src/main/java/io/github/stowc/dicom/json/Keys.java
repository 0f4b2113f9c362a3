package io.github.stowc.dicom.json;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import org.jspecify.annotations.Nullable;

/**
 * Caches the names of attributes, so that a tag is read from its digits once and not once per instance.
 *
 * <p>Only well-formed names are kept, up to a limit.
 */
final class Keys {
    private static final int CAPACITY = 1 << 13;

    /** The name of an attribute as the text has it, and its meaning. */
    static final class Key {
        final @Nullable Tag tag;
        final @Nullable JsonRule defect;
        final String name;
        private Element.@Nullable Empty empty;

        private Key(String name, @Nullable Tag tag, @Nullable JsonRule defect) {
            this.name = name;
            this.tag = tag;
            this.defect = defect;
        }

        /** The attribute without a value; its VR is nearly always the one it had before. */
        Element.Empty empty(Tag tag, VR vr) {
            Element.Empty known = empty;
            if (known == null || known.vr() != vr) {
                known = new Element.Empty(tag, vr);
                empty = known;
            }
            return known;
        }
    }

    private @Nullable Key[] table = new Key[CAPACITY];
    private int size;

    Key find(String name) {
        int hash = name.hashCode();
        int at = (hash ^ (hash >>> 15)) & (CAPACITY - 1);
        for (Key key = table[at]; key != null; key = table[at]) {
            if (key.name.equals(name)) {
                return key;
            }
            at = (at + 1) & (CAPACITY - 1);
        }
        Key key = parse(name);
        if (key.tag != null && (key.defect == null || key.defect == JsonRule.FILE_META)) {
            if (++size > CAPACITY / 2) {
                table = new Key[CAPACITY];
                size = 0;
            }
            table[at] = key;
        }
        return key;
    }

    private static Key parse(String name) {
        Tag tag = Tag.parse(name).orElse(null);
        if (tag == null) {
            Tag meant = name.isEmpty()
                    ? null
                    : DataDictionary.standard()
                            .find(name)
                            .map(DictionaryEntry::tag)
                            .orElse(null);
            return meant == null
                    ? new Key(name, Tag.meant(name).orElse(null), JsonRule.TAG)
                    : new Key(name, meant, JsonRule.KEYWORD_AS_TAG);
        }
        if (name.length() != 8) {
            return new Key(name, tag, JsonRule.TAG);
        }
        if (hasLowerCase(name)) {
            return new Key(name, tag, JsonRule.TAG_CASE);
        }
        return new Key(
                name, tag, tag.isGroupLength() ? JsonRule.GROUP_LENGTH : tag.isFileMeta() ? JsonRule.FILE_META : null);
    }

    private static boolean hasLowerCase(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) >= 'a') {
                return true;
            }
        }
        return false;
    }
}
