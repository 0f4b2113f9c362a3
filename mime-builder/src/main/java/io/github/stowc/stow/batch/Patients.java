package io.github.stowc.stow.batch;

import io.github.stowc.stow.batch.order.HashedInts;
import io.github.stowc.stow.batch.order.KeyHash;
import io.github.stowc.stow.batch.order.SortedRow.Doubt;
import java.util.Arrays;
import java.util.Map;

/**
 * Whose the studies of a table are: the name of each patient and the patient of each study in the first rows that have
 * them, as hashes. For one thread.
 */
final class Patients {
    private final KeyHash hash = new KeyHash("");
    private final HashedInts names = new HashedInts();
    /** The hash of the patient of each study; 0 if none is known. */
    private int[] ofStudies = new int[1024];

    /** What the earlier rows make doubtful of the next one. */
    Doubt doubt(int study, Map<String, String> attributes) {
        String id = attributes.getOrDefault("PatientID", "");
        String name = normal(attributes.getOrDefault("PatientName", ""));
        String patient = id + '\n' + attributes.getOrDefault("IssuerOfPatientID", "");
        if (id.isEmpty() && name.isEmpty()) {
            return Doubt.NONE;
        }
        if (!id.isEmpty() && !name.isEmpty() && isOtherName(patient, name)) {
            return Doubt.OTHER_NAME;
        }
        return isOtherPatient(study, id.isEmpty() ? name : patient) ? Doubt.OTHER_PATIENT : Doubt.NONE;
    }

    private boolean isOtherName(String patient, String name) {
        long key = hash.number(patient);
        int hashed = short31(name);
        int known = names.get(key);
        if (known == HashedInts.NONE) {
            names.put(key, hashed);
            return false;
        }
        return known != hashed;
    }

    private boolean isOtherPatient(int study, String patient) {
        if (study >= ofStudies.length) {
            ofStudies = Arrays.copyOf(ofStudies, Math.max(study + 1, ofStudies.length + (ofStudies.length >> 1)));
        }
        int hashed = Math.max(1, short31(patient));
        if (ofStudies[study] == 0) {
            ofStudies[study] = hashed;
        }
        return ofStudies[study] != hashed;
    }

    private int short31(String text) {
        return (int) hash.number(text) & Integer.MAX_VALUE;
    }

    /** Empty components at the end mean nothing (PS3.5 6.2). */
    private static String normal(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '^' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(0, end).strip();
    }
}
