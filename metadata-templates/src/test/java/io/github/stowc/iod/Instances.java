package io.github.stowc.iod;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.iod.condition.Scope;
import io.github.stowc.iod.table.AttributeType;
import io.github.stowc.iod.table.Definitions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes instances of any IOD: adds and corrects what the checker asks for until it finds nothing. */
public final class Instances {
    private static final DataDictionary DICTIONARY = DataDictionary.standard();
    private static final int MOST_ROUNDS = 60;
    /** Rounds after which choices are made at random, since the obvious ones lead in circles. */
    private static final int PATIENT_ROUNDS = 8;

    private static final Map<String, String> USUAL_VALUES = Map.ofEntries(
            Map.entry("BitsAllocated", "8"),
            Map.entry("BitsStored", "8"),
            Map.entry("HighBit", "7"),
            Map.entry("PixelRepresentation", "0"),
            Map.entry("PlanarConfiguration", "0"),
            Map.entry("Columns", "16"),
            Map.entry("Modality", "OT"),
            Map.entry("PhotometricInterpretation", "MONOCHROME2"),
            Map.entry("SpecificCharacterSet", "ISO_IR 192"),
            Map.entry("PatientOrientation", "L\\P"),
            Map.entry("ImageOrientationPatient", "1\\0\\0\\0\\1\\0"),
            Map.entry("ImageOrientationSlide", "1\\0\\0\\0\\1\\0"));

    private static final Map<VR, String> VALUES = Map.of(
            VR.DA, "20240102",
            VR.TM, "101112",
            VR.DT, "20240102101112",
            VR.CS, "TEXT",
            VR.PN, "Doe^John",
            VR.AS, "030Y",
            VR.AT, "00080060",
            VR.UI, "1.2.276.0.7230010.3.1");

    private Instances() {}

    /** The scope in which conditions are tested: a dataset within an instance; at the top without a parent. */
    public static Scope scope(Dataset instance, Dataset dataset, @Nullable Scope parent, Tag sequence) {
        OutsideKnowledge outside = new OutsideKnowledge(IodOptions.DEFAULT);
        outside.turnTo(instance, null);
        RuleSet rules = new RuleSet(new Compiled(new Definitions(), List.of()), List.of(), parent == null);
        DatasetScope scope = new DatasetScope(rules, outside, (DatasetScope) parent, sequence, 0);
        scope.open(dataset);
        return scope;
    }

    public static Tag tag(String keyword) {
        return DICTIONARY.find(keyword).orElseThrow().tag();
    }

    public static Element element(String keyword, String... values) {
        Tag tag = tag(keyword);
        return Element.of(tag, DICTIONARY.vr(tag), values);
    }

    /** An instance of a SOP Class with no errors but those that corrections cannot remove. */
    static Dataset of(String sopClass, IodChecker checker) {
        return corrected(Dataset.of(Element.of(Tags.SOP_CLASS_UID, VR.UI, sopClass)), checker);
    }

    /** An instance with every attribute of a list, values of its own and items made from the rules inside. */
    static Dataset of(List<RequiredAttribute> attributes) {
        List<Element> elements = new ArrayList<>();
        for (RequiredAttribute attribute : attributes) {
            boolean sequence = DICTIONARY.vr(attribute.tag()) == VR.SQ;
            if (attribute.type() == AttributeType.TYPE_2) {
                elements.add(new Element.Empty(attribute.tag(), DICTIONARY.vr(attribute.tag())));
            } else if (sequence) {
                elements.add(new Element.Sequence(attribute.tag(), List.of(of(attribute.item()))));
            } else {
                List<String> values = attribute.values();
                elements.add(filled(attribute.tag(), values.isEmpty() ? "" : values.get(0)));
            }
        }
        return Dataset.of(elements);
    }

    private static Dataset corrected(Dataset start, IodChecker checker) {
        Dataset instance = start;
        Random random = new Random(1);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<IodFinding> findings = new ArrayList<>();
            checker.check(instance, findings::add);
            Dataset before = instance;
            Set<String> touched = new HashSet<>();
            for (IodFinding finding : findings) {
                boolean mayDependOnAnother = finding.rule().slug().endsWith("c")
                        || finding.rule().slug().equals("iod/not-allowed");
                // Of attributes that exclude each other only one may be added or removed at a time.
                if (!mayDependOnAnother || touched.add(finding.path().toString())) {
                    boolean chance = round > PATIENT_ROUNDS;
                    instance = at(instance, finding.path(), items -> corrected(items, finding, chance ? random : null));
                }
            }
            if (instance.equals(before)) {
                break;
            }
        }
        return withPixels(instance);
    }

    private static Dataset corrected(
            Dataset dataset, IodFinding finding, @org.jspecify.annotations.Nullable Random random) {
        Tag tag = finding.tag();
        return switch (finding.rule().slug()) {
            case "iod/not-allowed", "iod/constraint" -> dataset.without(tag);
            case "iod/item-count" ->
                dataset.get(tag)
                        .map(element -> dataset.with(counted(element, finding.remedy())))
                        .orElse(dataset);
            case "iod/enumerated-value", "iod/defined-term", "iod/modality" ->
                dataset.with(chosen(dataset, finding, random));
            case "iod/zero" -> dataset.with(filled(tag, "1"));
            default -> finding.rule().slug().contains("-type-") ? dataset.with(added(finding)) : dataset;
        };
    }

    private static Element added(IodFinding finding) {
        boolean mayBeEmpty = finding.rule().slug().contains("type-2") && DICTIONARY.vr(finding.tag()) == VR.SQ;
        return mayBeEmpty ? new Element.Empty(finding.tag(), VR.SQ) : filled(finding.tag(), "");
    }

    /** A value from those that the finding's remedy lists, in place of the one that its message quotes. */
    private static Element chosen(
            Dataset dataset, IodFinding finding, @org.jspecify.annotations.Nullable Random random) {
        String list = finding.remedy().substring("write one of ".length()).replaceAll("….*| if one of them fits", "");
        String[] choices = list.split(", ", -1);
        String choice = choices[random == null ? 0 : random.nextInt(choices.length)].replace("(empty)", "");
        int quote = finding.message().indexOf('"') + 1;
        String wrong = finding.message().substring(quote, finding.message().indexOf('"', quote));
        Element element = dataset.get(finding.tag()).orElseThrow();
        List<String> values = new ArrayList<>(element.texts());
        List<Integer> wrongOnes = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).equals(wrong)) {
                wrongOnes.add(i);
            }
        }
        int replaced = wrongOnes.get(random == null ? 0 : random.nextInt(wrongOnes.size()));
        values.set(replaced, choice.replaceAll("^(\\p{XDigit}{8}) \\(.*", "$1"));
        return Element.given(finding.tag(), element.vr(), values);
    }

    private static Element counted(Element element, String remedy) {
        int count = Integer.parseInt(remedy.replaceAll("\\D*(\\d+).*", "$1"));
        if (element.vr() == VR.SQ) {
            return new Element.Sequence(element.tag(), Collections.nCopies(count, Dataset.EMPTY));
        }
        List<String> values = new ArrayList<>(element.texts());
        while (values.size() < count) {
            values.add(values.get(0));
        }
        return Element.given(element.tag(), element.vr(), values.subList(0, count));
    }

    private static Element filled(Tag tag, String value) {
        VR vr = DICTIONARY.vr(tag);
        if (vr == VR.SQ) {
            return new Element.Sequence(tag, List.of(Dataset.EMPTY));
        }
        if (vr.isBinary()) {
            return new Element.Bytes(tag, vr, ByteBuffer.wrap(new byte[8]));
        }
        String usual = USUAL_VALUES.getOrDefault(DICTIONARY.keyword(tag), "");
        if (value.isEmpty() && usual.contains("\\")) {
            return Element.given(tag, vr, usual.split("\\\\", -1));
        }
        String fallback = VALUES.getOrDefault(vr, vr.isText() && vr.form() == VR.Form.TEXT ? "text" : "1");
        String one = !value.isEmpty() ? value : !usual.isEmpty() ? usual : fallback;
        int least =
                DICTIONARY.find(tag).map(entry -> entry.multiplicity().min()).orElse(1);
        return Element.given(tag, vr, Collections.nCopies(Math.max(1, least), one));
    }

    /** Pixels of the length that the attributes tell, and High Bit if the instance has pixels. */
    static Dataset withPixels(Dataset instance) {
        if (!(instance.get(Tags.PIXEL_DATA).orElse(null) instanceof Element.Bytes)) {
            return instance;
        }
        long allocated = number(instance, "BitsAllocated");
        long stored = Math.min(number(instance, "BitsStored"), allocated);
        long bytes = number(instance, "Rows")
                * number(instance, "Columns")
                * number(instance, "SamplesPerPixel")
                * number(instance, "NumberOfFrames")
                * allocated
                / 8;
        ByteBuffer pixels = ByteBuffer.wrap(new byte[(int) Math.max(2, bytes + bytes % 2)]);
        return instance.with(
                element("BitsStored", Long.toString(stored)),
                element("HighBit", Long.toString(stored - 1)),
                new Element.Bytes(Tags.PIXEL_DATA, allocated > 8 ? VR.OW : VR.OB, pixels));
    }

    private static long number(Dataset instance, String keyword) {
        return instance.text(tag(keyword)).map(Long::parseLong).orElse(1L);
    }

    /** The instance with a dataset inside it changed. */
    static Dataset at(Dataset instance, List<ItemStep> path, UnaryOperator<Dataset> change) {
        if (path.isEmpty()) {
            return change.apply(instance);
        }
        ItemStep step = path.get(0);
        List<Dataset> items = new ArrayList<>(instance.items(step.sequence()));
        items.set(step.item(), at(items.get(step.item()), path.subList(1, path.size()), change));
        return instance.with(new Element.Sequence(step.sequence(), items));
    }
}
