package io.github.stowc.receiver.query;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.web.ServiceUrl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes the datasets of an answer (PS3.18 10.6.3.3). For one query. */
final class ResultDataset {
    private static final Tag CHARACTER_SET = new Tag(0x00080005);
    private static final Tag AVAILABILITY = new Tag(0x00080056);
    private static final Tag TIMEZONE = new Tag(0x00080201);
    private static final Tag RETRIEVE_URL = new Tag(0x00081190);

    /** Attributes that an answer has even if their values are unknown. */
    private static final Map<Level, List<Tag>> REQUIRED = Map.of(
            Level.STUDY,
            tags(
                    0x00080020,
                    0x00080030,
                    0x00080050,
                    0x00080061,
                    0x00080090,
                    0x00100010,
                    0x00100020,
                    0x00100030,
                    0x00100040,
                    0x0020000D,
                    0x00200010,
                    0x00201206,
                    0x00201208),
            Level.SERIES,
            tags(0x00080060, 0x0020000E, 0x00200011, 0x00201209),
            Level.INSTANCE,
            tags(0x00080016, 0x00080018, 0x00200013));

    /** Attributes that an answer has if their values are known. */
    private static final Map<Level, List<Tag>> KNOWN = Map.of(
            Level.STUDY,
            tags(0x00081030),
            Level.SERIES,
            tags(0x0008103E, 0x00400244, 0x00400245, 0x00400275),
            Level.INSTANCE,
            tags(0x00280008, 0x00280010, 0x00280011, 0x00280100));

    private final SearchQuery query;
    private final Archive archive;
    private final AttributeLevels levels;
    private final ServiceUrl service;
    private final List<Level> included;

    /** For the answer to a query of a service. */
    ResultDataset(SearchQuery query, Archive archive, AttributeLevels levels, ServiceUrl service) {
        this.query = query;
        this.archive = archive;
        this.levels = levels;
        this.service = service;
        List<Level> all = new ArrayList<>(List.of(query.level()));
        if (query.level() != Level.STUDY && query.study().isEmpty()) {
            all.add(Level.STUDY);
        }
        if (query.level() == Level.INSTANCE && query.series().isEmpty()) {
            all.add(Level.SERIES);
        }
        this.included = List.copyOf(all);
    }

    private static List<Tag> tags(int... values) {
        List<Tag> tags = new ArrayList<>();
        for (int value : values) {
            tags.add(new Tag(value));
        }
        return List.copyOf(tags);
    }

    /**
     * The dataset of a match.
     *
     * @throws IOException if its file cannot be read
     */
    Dataset of(Candidate match) throws IOException {
        Map<Tag, Element> elements = new TreeMap<>();
        for (Level level : included) {
            for (Tag tag : REQUIRED.getOrDefault(level, List.of())) {
                elements.put(tag, get(match, tag).orElse(empty(tag)));
            }
            for (Tag tag : KNOWN.getOrDefault(level, List.of())) {
                put(elements, match, tag);
            }
        }
        put(elements, match, TIMEZONE);
        put(elements, match, Tags.STUDY_INSTANCE_UID);
        if (query.level() != Level.STUDY) {
            put(elements, match, Tags.SERIES_INSTANCE_UID);
        }
        for (Tag tag : wanted(match)) {
            put(elements, match, tag);
        }
        get(match, CHARACTER_SET).ifPresent(element -> elements.put(CHARACTER_SET, utf8()));
        elements.put(AVAILABILITY, Element.of(AVAILABILITY, VR.CS, "ONLINE"));
        elements.put(RETRIEVE_URL, Element.of(RETRIEVE_URL, VR.UR, url(match)));
        return Dataset.of(elements.values());
    }

    /** What the query asks for besides; with a private attribute, who made it (PS3.5 7.8.1). */
    private Set<Tag> wanted(Candidate match) throws IOException {
        Set<Tag> wanted = new LinkedHashSet<>();
        for (Tag tag : query.fields()) {
            if (query.level().has(levels.of(tag)) && !tag.isFileMeta()) {
                wanted.add(tag);
                tag.privateCreator().ifPresent(wanted::add);
            }
        }
        if (query.isAll()) {
            for (Element element : match.all(archive)) {
                if (included.contains(levels.of(element.tag()))) {
                    wanted.add(element.tag());
                }
            }
        }
        return wanted;
    }

    private Optional<Element> get(Candidate match, Tag tag) throws IOException {
        return match.get(tag, archive, levels);
    }

    private void put(Map<Tag, Element> elements, Candidate match, Tag tag) throws IOException {
        if (!elements.containsKey(tag)) {
            get(match, tag).ifPresent(element -> elements.put(tag, element));
        }
    }

    private static Element empty(Tag tag) {
        return new Element.Empty(tag, DataDictionary.standard().vr(tag));
    }

    /** The answer's own, whatever the file's is. */
    private static Element utf8() {
        return Element.of(CHARACTER_SET, VR.CS, "ISO_IR 192");
    }

    private String url(Candidate match) {
        String study = match.study().uid().value();
        String series = match.series().map(each -> each.uid().value()).orElse("");
        return match.file()
                .map(file -> service.instance(study, series, file.uid().value()))
                .orElse(series.isEmpty() ? service.study(study) : service.series(study, series));
    }
}
