package io.github.stowc.iod;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.iod.condition.NamedCondition;
import io.github.stowc.iod.table.Definitions;
import io.github.stowc.iod.table.RuleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Information Object Definitions of PS3.3 with their SOP Classes: the front door of this package.
 *
 * <p>Reads and compiles definitions only for the SOP Classes that are needed; keep one object for a run. Thread-safe.
 */
public final class Iods {
    private final RuleText text = RuleText.read("iods.txt");
    private final Definitions definitions = new Definitions();
    private final Map<String, String> namesBySopClass = new HashMap<>();
    private final Map<String, Iod> iods = new ConcurrentHashMap<>();
    private final Map<Boolean, Compiled> composites = new ConcurrentHashMap<>();
    private final SopClasses sopClasses = new SopClasses(this);

    /** Reads the list of IODs. */
    public Iods() {
        for (String name : text.names()) {
            for (String uid : sopClassUids(name)) {
                namesBySopClass.put(uid, name);
            }
        }
    }

    /** The IOD of a SOP Class; empty if the tables have none. */
    public Optional<Iod> forSopClass(Uid sopClass) {
        return forSopClass(sopClass.value());
    }

    Optional<Iod> forSopClass(String uid) {
        String name = namesBySopClass.get(uid);
        return name == null ? Optional.empty() : Optional.of(iod(name));
    }

    /** The IOD of a SOP Class given as its UID, its keyword ({@code EncapsulatedPDFStorage}) or the IOD's own name. */
    public Optional<Iod> find(String uidOrName) {
        Optional<Iod> byUid = forSopClass(uidOrName);
        if (byUid.isPresent()) {
            return byUid;
        }
        Optional<Iod> byKeyword =
                UidRegistry.standard().findKeyword(uidOrName).flatMap(entry -> forSopClass(entry.uid()));
        if (byKeyword.isPresent()) {
            return byKeyword;
        }
        return text.lines(uidOrName) == null ? Optional.empty() : Optional.of(iod(uidOrName));
    }

    /** The names of all IODs, in the order of their characters. */
    public List<String> names() {
        return text.names();
    }

    /** The modules and macros that have an attribute, the strictest type first, then in the order of their names. */
    public List<TagUse> uses(Tag tag) {
        return new Outline(definitions).uses(tag);
    }

    /** A checker for one thread. */
    public IodChecker checker(IodOptions options) {
        return new IodChecker(sopClasses, options);
    }

    /** The rules for instances of any IOD. */
    Compiled composite(boolean image) {
        return composites.computeIfAbsent(image, kind -> new Compiled(definitions, SopClasses.compositeModules(kind)));
    }

    private List<Uid> sopClasses(String name) {
        return sopClassUids(name).stream().map(Uid::new).toList();
    }

    private List<String> sopClassUids(String name) {
        String rest = text.rest(name);
        int blank = rest.indexOf(' ');
        return List.of((blank < 0 ? rest : rest.substring(0, blank)).split(",", -1));
    }

    private Iod iod(String name) {
        Iod known = iods.get(name);
        if (known == null) {
            boolean retired = text.rest(name).endsWith(" retired");
            Iod read = new Iod(definitions, name, sopClasses(name), retired, modules(name));
            Iod before = iods.putIfAbsent(name, read);
            known = before == null ? read : before;
        }
        return known;
    }

    private List<ModuleUse> modules(String name) {
        List<ModuleUse> modules = new ArrayList<>();
        List<String> lines = text.lines(name);
        for (String line : lines == null ? List.<String>of() : lines) {
            String[] words = line.split(" ", -1);
            NamedCondition condition = words.length > 3 ? definitions.condition(words[3].substring(1)) : null;
            modules.add(new ModuleUse(words[0], ModuleUse.Usage.valueOf(words[1]), words[2], condition));
        }
        return modules;
    }
}
