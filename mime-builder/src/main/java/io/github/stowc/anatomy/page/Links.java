package io.github.stowc.anatomy.page;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.PartContent;
import io.github.stowc.anatomy.PartContent.DescribedInstance;
import io.github.stowc.anatomy.PartContent.Reference;
import io.github.stowc.anatomy.report.FindingPlace;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The anchors of the page, and what is linked with what: findings, spans, parts and attributes. */
final class Links {
    private final Anatomy anatomy;
    private final List<Finding> findings;
    private final Map<Integer, Integer> partsOfInstances = new HashMap<>();
    private final Map<String, List<Integer>> partsOfAttributes = new HashMap<>();
    private final Map<String, List<Integer>> findingsAt = new HashMap<>();
    private final Set<String> attributes = new HashSet<>();
    private final List<String> places = new ArrayList<>();

    /**
     * Links what an inspection has.
     *
     * @param shown the number of parts that are shown with their metadata
     */
    Links(Inspection inspection, int shown) {
        this.anatomy = inspection.anatomy();
        this.findings = inspection.findings();
        List<PartContent> contents = inspection.contents();
        for (int part = 0; part < contents.size(); part++) {
            for (DescribedInstance described : contents.get(part).instances()) {
                partsOfInstances.putIfAbsent(described.index(), part);
            }
            if (part < shown) {
                for (DescribedInstance described : PartView.shown(contents.get(part))) {
                    attributes.addAll(new MetadataTable(described).ids());
                }
            }
            for (Reference reference : contents.get(part).referencedBy()) {
                String id = MetadataTable.id(reference.instance(), reference.path());
                partsOfAttributes.computeIfAbsent(id, key -> new ArrayList<>()).add(part);
            }
        }
        for (int i = 0; i < findings.size(); i++) {
            places.add(place(findings.get(i)));
            findingsAt.computeIfAbsent(places.get(i), key -> new ArrayList<>()).add(i);
        }
    }

    static String part(int index) {
        return "part-" + (index + 1);
    }

    static String span(int index) {
        return "span-" + (index + 1);
    }

    static String finding(int index) {
        return "finding-" + (index + 1);
    }

    /** The anchor of the span, part or attribute that a finding concerns; empty if that cannot be told. */
    String placeOf(int finding) {
        return places.get(finding);
    }

    private String place(Finding finding) {
        FindingPlace named = FindingPlace.of(finding, anatomy);
        if (named.isKnown()) {
            return named.span() >= 0 ? span(named.span()) : part(named.part());
        }
        if (finding.instance() < 0) {
            return "";
        }
        String attribute = MetadataTable.id(finding.instance(), finding.path());
        if (attributes.contains(attribute)) {
            return attribute;
        }
        Integer part = partsOfInstances.get(finding.instance());
        return part == null ? "" : part(part);
    }

    /** The gravest style of the findings at an anchor; empty if there are none. */
    String severity(String id) {
        return findingsAt.getOrDefault(id, List.of()).stream()
                .map(i -> findings.get(i).severity())
                .min(Comparator.naturalOrder())
                .map(Severity::label)
                .orElse("");
    }

    /** Writes what was found at an anchor, each with a link to the finding. */
    void findingsAt(String id, Html out) throws IOException {
        for (int i : findingsAt.getOrDefault(id, List.of())) {
            Finding finding = findings.get(i);
            out.raw("<p class=\"note " + finding.severity().label() + "\">")
                    .link(finding(i), finding.rule().slug())
                    .raw(" ")
                    .foreign(finding.message())
                    .raw("</p>\n");
        }
    }

    /** Writes the links of an attribute to its parts and findings. */
    void ofAttribute(String id, Html out) throws IOException {
        for (int part : partsOfAttributes.getOrDefault(id, List.of())) {
            out.raw(" → ").link(part(part), "part " + (part + 1));
        }
        findingsAt(id, out);
    }

    /** Writes a link to an attribute, or its name if the page does not show it. */
    void toAttribute(Reference reference, Html out) throws IOException {
        String id = MetadataTable.id(reference.instance(), reference.path());
        String words = "instance " + (reference.instance() + 1) + ", " + reference.path();
        if (attributes.contains(id)) {
            out.link(id, words);
        } else {
            out.foreign(words);
        }
    }
}
