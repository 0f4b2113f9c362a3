package io.github.stowc.receiver;

/** Whose refusals a receiver imitates. */
public enum Behaviour {
    /** None: what PS3.18 allows is taken. */
    STANDARD,
    /** dcm4chee-arc 5.35. */
    DCM4CHEE,
    /** Orthanc 1.10 with its DICOMweb plugin 1.7. */
    ORTHANC
}
