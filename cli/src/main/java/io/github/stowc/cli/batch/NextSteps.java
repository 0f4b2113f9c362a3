package io.github.stowc.cli.batch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person does after a run. Immutable.
 *
 * @param script the script that sends the messages; empty if there is none
 * @param folder where the DICOM files are; empty if there are none
 */
record NextSteps(Optional<Path> script, Optional<Path> folder) {}
