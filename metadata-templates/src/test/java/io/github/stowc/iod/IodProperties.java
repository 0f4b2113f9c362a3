package io.github.stowc.iod;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;

class IodProperties {
    private static final Iods IODS = new Iods();
    private static final List<String> NAMES = IODS.names();
    private static final List<String> VALUES =
            List.of("", " ", "0", "1", "-1", "3.5", "YES", "ORIGINAL", "1.2.3", "x\\y");

    /** Attributes of an IOD with random values, at all depths. */
    private static Dataset random(RuleSet rules, Random random, int depth) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleSet.Entry entry = rules.entry(i);
            if (random.nextInt(4) > 0) {
                continue;
            }
            Tag tag = entry.tag();
            VR vr = DataDictionary.standard().vr(tag);
            RuleSet inside = entry.insideUnguarded();
            if (random.nextInt(8) == 0) {
                elements.add(new Element.Empty(tag, vr));
            } else if (vr == VR.SQ) {
                Dataset item = inside == null || depth > 2 ? Dataset.EMPTY : random(inside, random, depth + 1);
                elements.add(new Element.Sequence(tag, List.of(item, Dataset.EMPTY)));
            } else if (vr.isBinary()) {
                elements.add(
                        random.nextBoolean()
                                ? new Element.BulkData(tag, vr, "x")
                                : new Element.Bytes(tag, vr, ByteBuffer.allocate(random.nextInt(9))));
            } else {
                int count = 1 + random.nextInt(3);
                List<String> values = new ArrayList<>();
                for (int n = 0; n < count; n++) {
                    values.add(VALUES.get(random.nextInt(VALUES.size())));
                }
                elements.add(Element.given(tag, vr, values));
            }
        }
        return Dataset.of(elements);
    }

    @Property(tries = 150)
    void noDatasetMakesItThrowOrSayTheSameTwice(@ForAll long seed) {
        Random random = new Random(seed);
        Iod iod = IODS.find(NAMES.get(random.nextInt(NAMES.size()))).orElseThrow();
        Dataset instance = random(iod.rules().outermost(), random, 0)
                .with(Instances.element("SOPClassUID", iod.sopClasses().get(0).value()));
        Set<String> keys = new HashSet<>();
        IODS.checker(IodOptions.DEFAULT.withPixelHeaderFromBulkData(random.nextBoolean()))
                .check(instance, finding -> {
                    Assertions.assertFalse(
                            finding.message().isEmpty() || finding.remedy().isEmpty());
                    Assertions.assertTrue(
                            keys.add(Dciodvfy.place(finding) + finding.rule().slug() + finding.message()),
                            finding.toString());
                });
    }

    @Property(tries = 60)
    void aFlawedElementHasNoFinding(@ForAll long seed) {
        Random random = new Random(seed);
        Iod iod = IODS.find(NAMES.get(random.nextInt(NAMES.size()))).orElseThrow();
        Dataset instance = Dataset.of(
                Instances.element("SOPClassUID", iod.sopClasses().get(0).value()));
        List<IodFinding> found = new ArrayList<>();
        IODS.checker(IodOptions.DEFAULT).check(instance, found::add);
        Assume.that(!found.isEmpty());
        Tag flawed = found.get(random.nextInt(found.size())).tag();
        IODS.checker(IodOptions.DEFAULT)
                .check(
                        instance,
                        (path, tag) -> tag.equals(flawed),
                        finding -> Assertions.assertNotEquals(flawed, finding.tag()));
    }
}
