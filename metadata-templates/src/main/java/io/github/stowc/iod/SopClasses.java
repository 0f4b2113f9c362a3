package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.dicom.text.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the rules for an instance by its SOP Class. Thread-safe. */
final class SopClasses {
    private static final String STANDARD_ROOT = "1.2.840.10008.";
    private static final String BASIC_DIRECTORY = "1.2.840.10008.1.3.10";
    /** What every composite instance has (PS3.3 A.1.2), for those whose own IOD is not known. */
    private static final List<String> COMPOSITE = List.of("Patient", "GeneralStudy", "GeneralSeries", "SOPCommon");

    private static final String COMPOSITE_IMAGE = "GeneralImage";

    private final Iods iods;
    private final Map<String, Match> matches = new ConcurrentHashMap<>();

    SopClasses(Iods iods) {
        this.iods = iods;
    }

    /**
     * The rules for an instance.
     *
     * @param rules the rules of its IOD, or of any composite instance
     * @param finding what is wrong with the SOP Class itself; null if nothing is
     */
    record Match(Compiled rules, @Nullable IodFinding finding) {}

    Match match(Dataset instance) {
        Element element = instance.get(Tags.SOP_CLASS_UID).orElse(null);
        List<String> texts = element == null ? List.of() : element.texts();
        String uid = texts.isEmpty() ? "" : texts.get(0).strip();
        boolean image = instance.get(Tags.PIXEL_DATA).isPresent();
        Match known = matches.get(uid);
        if (known == null) {
            known = judge(uid, image);
            // Unknown UIDs come from the input: their number has no limit.
            if (known.finding() == null || known.finding().rule() == IodRule.UNCHECKED_MODULE) {
                matches.put(uid, known);
            }
        }
        return known;
    }

    private Match judge(String uid, boolean image) {
        Optional<Iod> iod = iods.forSopClass(uid);
        if (uid.equals(BASIC_DIRECTORY) && iod.isPresent()) {
            IodFinding finding =
                    UidRegistry.standard().find(uid).map(SopClasses::notStorage).orElse(null);
            return new Match(iod.get().rules(), finding);
        }
        if (iod.isPresent()) {
            IodFinding finding = iod.get().isRetired() ? retired(uid) : unchecked(uid, iod.get());
            return new Match(iod.get().rules(), finding);
        }
        Compiled composite = iods.composite(image);
        if (uid.isEmpty()) {
            return new Match(composite, null);
        }
        Optional<UidRegistry.Entry> registered = UidRegistry.standard().find(uid);
        if (registered.isPresent()) {
            UidRegistry.Entry entry = registered.get();
            return new Match(composite, withoutIod(entry));
        }
        return new Match(composite, unknown(uid));
    }

    private static IodFinding withoutIod(UidRegistry.Entry entry) {
        if (!isStorage(entry)) {
            return notStorage(entry);
        }
        return entry.retired()
                ? retired(entry.uid())
                : uncheckedModule(entry.name()
                        + " is not defined by PS3.3: only what all instances share is checked (PS3.3 A.1.2)");
    }

    /** Names the mandatory modules that have no rules; null if there are none. */
    private static @Nullable IodFinding unchecked(String uid, Iod iod) {
        List<ModuleUse> modules = iod.uncheckedModules();
        if (modules.isEmpty()) {
            return null;
        }
        String titles = String.join(", ", modules.stream().map(ModuleUse::title).toList());
        return uncheckedModule("the attributes of " + titles + " are not checked, mandatory though "
                + (modules.size() == 1 ? "it is in " : "they are in ")
                + UidRegistry.standard().name(uid) + " (PS3.3 A.1.3)");
    }

    private static IodFinding uncheckedModule(String message) {
        return finding(
                IodRule.UNCHECKED_MODULE,
                Severity.INFO,
                message,
                "compare them with PS3.3 by other means: no finding does not mean that they are right");
    }

    private static boolean isStorage(UidRegistry.Entry entry) {
        return entry.type().equals("SOP Class")
                && entry.name().contains("Storage")
                && !entry.uid().startsWith("1.2.840.10008.1.");
    }

    private static IodFinding retired(String uid) {
        return finding(
                IodRule.RETIRED_SOP_CLASS,
                Severity.WARNING,
                uid + " (" + UidRegistry.standard().name(uid) + ") is retired (PS3.6 A)",
                "use the SOP Class that has replaced it");
    }

    private static IodFinding notStorage(UidRegistry.Entry entry) {
        return finding(
                IodRule.NOT_STORAGE,
                Severity.ERROR,
                entry.uid() + " is " + entry.name() + " (" + entry.type() + "), no SOP Class of the Storage Service"
                        + " (PS3.4 B.5)",
                "write the UID of a storage SOP Class, such as 1.2.840.10008.5.1.4.1.1.7 for Secondary Capture");
    }

    private static IodFinding unknown(String uid) {
        boolean standard = uid.startsWith(STANDARD_ROOT);
        return finding(
                IodRule.UNKNOWN_SOP_CLASS,
                standard ? Severity.ERROR : Severity.WARNING,
                "\"" + uid + "\" is no SOP Class of " + UidRegistry.standard().edition()
                        + (standard ? "" : "; a private one can only be checked in what all instances share"),
                standard
                        ? "write the UID of a storage SOP Class, such as 1.2.840.10008.5.1.4.1.1.7 for Secondary"
                                + " Capture"
                        : "make sure that the server knows it");
    }

    private static IodFinding finding(IodRule rule, Severity severity, String message, String remedy) {
        return new IodFinding(rule, severity, List.of(), Tags.SOP_CLASS_UID, message, remedy);
    }

    /** The modules of an instance whose IOD is unknown. */
    static List<ModuleUse> compositeModules(boolean image) {
        List<String> names = new ArrayList<>(COMPOSITE);
        if (image) {
            names.add(COMPOSITE_IMAGE);
        }
        return names.stream()
                .map(name -> new ModuleUse(name, ModuleUse.Usage.M, "", null))
                .toList();
    }
}
