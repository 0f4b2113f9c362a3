package io.github.stowc.receiver.builder;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.iod.AttributeUse;
import io.github.stowc.iod.Iod;
import io.github.stowc.iod.Iods;
import io.github.stowc.iod.ModuleUse;
import io.github.stowc.receiver.builder.AttributeHint.ModuleAttribute;
import io.github.stowc.receiver.page.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Completes the names of attributes, and says what the standard has of them. Safe to share between threads. */
final class AttributeHints {
    private static final int MOST = 20;
    private static final DataDictionary DICTIONARY = DataDictionary.standard();

    private final Iods iods = new Iods();
    /** By SOP Class; at most as many as the standard has. */
    private final Map<String, Map<Tag, ModuleAttribute>> known = new ConcurrentHashMap<>();

    private volatile @Nullable List<Spelled> spellings;

    /**
     * The attributes that a text may mean, the likeliest first, as a JSON array.
     *
     * @param typed the beginning or a part of a keyword, a name or a tag, maybe after sequences:
     *     {@code RequestAttributesSequence[0].Acc}
     * @param sopClass the SOP Class UID of the instances; another text if it is not known
     */
    String find(String typed, String sopClass) {
        int end = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf('/')) + 1;
        String way = typed.substring(0, end);
        Map<Tag, ModuleAttribute> uses = inside(way, uses(sopClass));
        String wanted = plain(typed.substring(end));
        List<AttributeHint> hints = new ArrayList<>();
        if (!wanted.isEmpty() || !way.isEmpty()) {
            for (DictionaryEntry entry : entries(wanted)) {
                if (wanted.isEmpty() && !uses.containsKey(entry.tag())) {
                    continue;
                }
                hints.add(new AttributeHint(way + entry.keyword(), entry, Optional.ofNullable(uses.get(entry.tag()))));
            }
        }
        hints.sort(Comparator.comparing((AttributeHint hint) -> rank(hint, wanted)));
        return JsonText.of(json -> {
            json.writeStartArray();
            hints.stream().limit(MOST).forEach(hint -> hint.write(json));
            json.writeEndArray();
        });
    }

    /** Exact first, then what begins so, then what the IOD has. */
    private static int rank(AttributeHint hint, String wanted) {
        String keyword = plain(hint.entry().keyword());
        boolean isName = plain(hint.entry().name()).equals(wanted);
        int spelling = keyword.equals(wanted) || isName ? 0 : keyword.startsWith(wanted) ? 2 : 6;
        return spelling + (hint.use().isPresent() ? 0 : 1) + (hint.entry().retired() ? 2 : 0);
    }

    private List<DictionaryEntry> entries(String wanted) {
        List<DictionaryEntry> found = new ArrayList<>();
        for (Spelled spelled : spellings()) {
            if (spelled.keyword().contains(wanted) || spelled.name().contains(wanted)) {
                found.add(spelled.entry());
            }
        }
        if (wanted.matches("[0-9a-f]{8}")) {
            Tag.parse(wanted.toUpperCase(Locale.ROOT))
                    .flatMap(DICTIONARY::find)
                    .filter(AttributeHints::canBeSet)
                    .ifPresent(found::add);
        }
        return found;
    }

    /** How people write an attribute: in lower case, with letters and digits alone. */
    private record Spelled(String keyword, String name, DictionaryEntry entry) {}

    /** All attributes that can be set, read at the first call. */
    private List<Spelled> spellings() {
        List<Spelled> read = spellings;
        if (read == null) {
            read = DICTIONARY.keywords().stream()
                    .flatMap(keyword -> DICTIONARY.find(keyword).stream())
                    .filter(AttributeHints::canBeSet)
                    .map(entry -> new Spelled(plain(entry.keyword()), plain(entry.name()), entry))
                    .toList();
            spellings = read;
        }
        return read;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Whether it belongs in a dataset: not what belongs to files, messages or delimiters. */
    private static boolean canBeSet(DictionaryEntry entry) {
        int group = entry.tag().group();
        return group >= 0x0008 && group != 0xFFFE;
    }

    /** The attributes of the items of the sequences on a way. */
    private static Map<Tag, ModuleAttribute> inside(String way, Map<Tag, ModuleAttribute> outer) {
        Map<Tag, ModuleAttribute> uses = outer;
        for (String step : way.split("[./]", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            String keyword = step.replaceFirst("\\[.*", "");
            ModuleAttribute sequence = DICTIONARY
                    .find(keyword)
                    .filter(entry -> entry.vr() == VR.SQ)
                    .map(DictionaryEntry::tag)
                    .map(uses::get)
                    .orElse(null);
            uses = new HashMap<>();
            if (sequence != null) {
                add(sequence.module(), sequence.attribute().inside(), uses);
            }
        }
        return uses;
    }

    private Map<Tag, ModuleAttribute> uses(String sopClass) {
        Map<Tag, ModuleAttribute> cached = known.get(sopClass);
        if (cached != null) {
            return cached;
        }
        Iod iod = iods.find(sopClass).orElse(null);
        if (iod == null) {
            return Map.of();
        }
        Map<Tag, ModuleAttribute> uses = new HashMap<>();
        for (ModuleUse.Usage usage : ModuleUse.Usage.values()) {
            for (ModuleUse module : iod.modules()) {
                if (module.usage() == usage) {
                    add(module, iod.attributes(module), uses);
                }
            }
        }
        known.put(sopClass, Map.copyOf(uses));
        return uses;
    }

    /** Adds attributes; of several uses of one, the strictest of a mandatory module counts. */
    private static void add(ModuleUse module, List<AttributeUse> attributes, Map<Tag, ModuleAttribute> uses) {
        for (AttributeUse attribute : attributes) {
            ModuleAttribute before = uses.get(attribute.tag());
            boolean isStricter = before != null
                    && before.module().usage() == module.usage()
                    && attribute.type().compareTo(before.attribute().type()) < 0;
            if (before == null || isStricter) {
                uses.put(attribute.tag(), new ModuleAttribute(module, attribute));
            }
        }
    }
}
