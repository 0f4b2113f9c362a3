package io.github.stowc.stow.batch;

import io.github.stowc.dicom.text.Severity;

/**
 * What is said of a row, without values of a patient. Immutable.
 *
 * @param line the physical line of the table on which the row begins
 * @param rule the name of the rule
 * @param severity whether the row failed
 * @param place the attribute; empty if none
 * @param message what is wrong; empty if only the table of failed rows may say it
 */
public record BatchNote(long line, String rule, Severity severity, String place, String message) {}
