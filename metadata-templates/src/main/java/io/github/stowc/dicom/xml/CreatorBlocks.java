package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The private blocks of a dataset and who reserves them (PS3.5 7.8.1).
 *
 * <p>In XML a private attribute has the form {@code gggg00ee} with its creator's name beside it. If a creator reserves
 * several blocks of a group, that form means the first of them.
 */
final class CreatorBlocks {
    private static final int FIRST = 0x10;
    private static final int LAST = 0xFF;

    private final TreeMap<Tag, String> creators = new TreeMap<>();
    /** Tags of Private Creators that are taken, also by a block without a name. */
    private final Set<Tag> taken = new HashSet<>();

    /** Notes an element with a full tag. */
    void add(Element element) {
        Tag tag = element.tag();
        if (!tag.isPrivate()) {
            return;
        }
        if (tag.isPrivateCreator()) {
            taken.add(tag);
            String name = element.valueCount() == 1 && !element.texts().isEmpty()
                    ? element.texts().get(0).strip()
                    : "";
            if (!name.isEmpty()) {
                creators.put(tag, name);
            }
        } else {
            tag.privateCreator().ifPresent(taken::add);
        }
    }

    /** The name of the creator of a private attribute; null if its block has none. */
    @Nullable
    String creator(Tag tag) {
        Tag creator = tag.privateCreator().orElse(null);
        return creator == null ? null : creators.get(creator);
    }

    /** The first Private Creator of that name in a group; null if there is none. */
    @Nullable
    Tag find(int group, String name) {
        for (Map.Entry<Tag, String> entry :
                creators.tailMap(Tag.of(group, FIRST), true).entrySet()) {
            if (entry.getKey().group() != group) {
                return null;
            }
            if (entry.getValue().equals(name.strip())) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** Reserves the first free block of a group; null if none is free. */
    @Nullable
    Tag reserve(int group, String name) {
        for (int block = FIRST; block <= LAST; block++) {
            Tag creator = Tag.of(group, block);
            if (!taken.contains(creator)) {
                reserve(creator, name);
                return creator;
            }
        }
        return null;
    }

    private void reserve(Tag creator, String name) {
        taken.add(creator);
        creators.put(creator, name.strip());
    }

    /** Whether a creator may have the block of a tag; reserves it if nobody has. */
    boolean claim(Tag creator, String name, boolean isThere) {
        String known = creators.get(creator);
        if (known != null || isThere) {
            return name.strip().equals(known);
        }
        reserve(creator, name);
        return true;
    }

    /** The attribute of a block that the form {@code gggg00ee} means. */
    static Tag inBlock(Tag creator, Tag tag) {
        return Tag.of(tag.group(), (creator.element() << 8) | (tag.element() & 0xFF));
    }
}
