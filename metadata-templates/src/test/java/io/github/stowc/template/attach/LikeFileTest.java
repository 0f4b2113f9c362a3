package io.github.stowc.template.attach;

import static io.github.stowc.template.attach.Examples.INSTANCE;
import static io.github.stowc.template.attach.Examples.QUERY_ANSWER;
import static io.github.stowc.template.attach.Examples.WORKLIST_ITEM;
import static io.github.stowc.template.attach.Examples.attached;
import static io.github.stowc.template.attach.Examples.failure;
import static io.github.stowc.template.attach.Examples.json;
import static io.github.stowc.template.attach.Examples.part10;
import static io.github.stowc.template.attach.Examples.tag;
import static io.github.stowc.template.attach.Examples.xml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.template.attach.Attachment.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files and which datasets in them instances can be attached to. */
class LikeFileTest {
    @ParameterizedTest
    @EnumSource(Level.class)
    void jsonXmlAndFilesGiveTheSame(Level level) throws IOException {
        Dataset source = level == Level.ORDER ? WORKLIST_ITEM : INSTANCE;
        Dataset expected = attached(json(source), level);
        assertEquals(expected, attached(xml(source), level));
        assertEquals(
                expected,
                attached(
                        part10(source.with(
                                INSTANCE.get(Tags.SOP_CLASS_UID).orElseThrow(),
                                INSTANCE.get(Tags.SOP_INSTANCE_UID).orElseThrow())),
                        level));
    }

    @Test
    void readsAFileWithoutPreamble() throws IOException {
        byte[] file;
        try (var in = part10(WORKLIST_ITEM.with(
                        INSTANCE.get(Tags.SOP_CLASS_UID).orElseThrow(),
                        INSTANCE.get(Tags.SOP_INSTANCE_UID).orElseThrow()))
                .open()) {
            file = in.readAllBytes();
        }
        // After the preamble, the prefix and the file meta information, whose length its first element tells.
        int meta = 132 + 12 + (file[140] & 0xFF) + ((file[141] & 0xFF) << 8);
        Source bare = Source.of("item.wl", Arrays.copyOfRange(file, meta, file.length));
        assertEquals(attached(json(WORKLIST_ITEM), Level.ORDER), attached(bare, Level.ORDER));
    }

    @Test
    void takesSeveralItemsOfOneStudy() throws IOException {
        Dataset other = INSTANCE.with(Element.of(Tags.SERIES_INSTANCE_UID, VR.UI, "1.2.3.5"));
        assertEquals(
                "1.2.3",
                Attachment.of(json(INSTANCE, other)).study().orElseThrow().value());
        assertTrue(failure(json(INSTANCE, other), Level.SERIES).contains("1.2.3.4, 1.2.3.5"));
    }

    @Test
    void refusesSeveralStudiesAndPatientsByName() {
        Dataset[] many = new Dataset[1000];
        for (int i = 0; i < many.length; i++) {
            many[i] = QUERY_ANSWER.with(
                    Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "1.2." + i),
                    Element.of(tag("PatientID"), VR.LO, "P" + i));
        }
        assertEquals(
                "like.json: expected one study, found the studies 1.2.0, 1.2.1, 1.2.2 and more; keep one item, or"
                        + " ask the server for one",
                failure(json(many), Level.STUDY));
        assertTrue(failure(json(many[0], many[1]), Level.PATIENT).contains("found the patients P0, P1;"));
        Dataset other = WORKLIST_ITEM.with(Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "1.2.8"));
        assertTrue(failure(json(WORKLIST_ITEM, other), Level.ORDER).contains("orders for the studies 1.2.7, 1.2.8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[",
                "[1]",
                "{\"a\":",
                "<html/>",
                "<NativeDicomModel>",
                "--boundary\r\n\r\n",
                "\u00FF\u00D8\u00FF\u00E0JFIF",
                "plain text that is nothing at all, but long enough to have a few elements in it"
            })
    void refusesAnotherKindOfFile(String text) {
        Source source = Source.of("x", text.getBytes(StandardCharsets.ISO_8859_1));
        AttachmentException e = assertThrows(AttachmentException.class, () -> Attachment.of(source));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("x:"), message);
        assertTrue(message.contains("; "), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void acceptsDefectsThatHideNothing() throws IOException {
        String answer =
                "[{\"00100010\":{\"vr\":\"PN\",\"Value\":[\"Doe^Jane\"]},\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P1\"]},"
                        + "\"00100040\":{\"vr\":\"CS\",\"Value\":[]},\"0020000d\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}}]";
        Attachment attachment = Attachment.of(Source.of("like.json", answer.getBytes(StandardCharsets.UTF_8)));
        assertEquals("1.2.3", attachment.study().orElseThrow().value());
        assertEquals(
                "Doe^Jane",
                Dataset.of(attachment.elements()).text(tag("PatientName")).orElseThrow());
    }
}
