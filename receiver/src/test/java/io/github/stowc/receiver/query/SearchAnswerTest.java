package io.github.stowc.receiver.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class SearchAnswerTest {
    /** PS3.18 table 10.6.3-3. */
    private static final String STUDY = "StudyDate StudyTime AccessionNumber InstanceAvailability ModalitiesInStudy"
            + " ReferringPhysicianName RetrieveURL PatientName PatientID PatientBirthDate PatientSex StudyInstanceUID"
            + " StudyID NumberOfStudyRelatedSeries NumberOfStudyRelatedInstances";
    /** PS3.18 table 10.6.3-4, those that are always there. */
    private static final String SERIES = "Modality SeriesInstanceUID SeriesNumber NumberOfSeriesRelatedInstances"
            + " InstanceAvailability RetrieveURL StudyInstanceUID";
    /** PS3.18 table 10.6.3-5. */
    private static final String INSTANCE = "SOPClassUID SOPInstanceUID InstanceAvailability RetrieveURL InstanceNumber"
            + " Rows Columns BitsAllocated StudyInstanceUID SeriesInstanceUID";

    @TempDir
    static Path folder;

    private static Searches searches;

    @BeforeAll
    static void start() throws Exception {
        searches = Searches.ofExamples(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        searches.close();
    }

    @Test
    void tellsOfAStudyWhatTheStandardAsks() throws Exception {
        Dataset chest = searches.found("studies?PatientID=P2").get(0);

        assertEquals(sorted(STUDY), keywords(chest));
        assertEquals(0, element(chest, "PatientSex").valueCount());
        assertEquals(List.of("ONLINE"), element(chest, "InstanceAvailability").texts());
        assertEquals(
                List.of(searches.url() + "/studies/1.2.3.2"),
                element(chest, "RetrieveURL").texts());
        assertEquals(List.of("1"), element(chest, "NumberOfStudyRelatedSeries").texts());
        Dataset head = searches.found("studies?PatientID=P1").get(0);
        assertEquals(sorted(STUDY + " SpecificCharacterSet StudyDescription"), keywords(head));
        assertEquals(List.of("CT", "MR"), element(head, "ModalitiesInStudy").texts());
        assertEquals(
                List.of("3"), element(head, "NumberOfStudyRelatedInstances").texts());
    }

    @Test
    void tellsOfASeriesWhatTheStandardAsks() throws Exception {
        List<Dataset> ofHead = searches.found("studies/1.2.3.1/series");

        assertEquals(sorted(SERIES + " SpecificCharacterSet SeriesDescription"), keywords(ofHead.get(0)));
        assertEquals(
                sorted(SERIES + " SpecificCharacterSet PerformedProcedureStepStartDate RequestAttributesSequence"),
                keywords(ofHead.get(1)));
        assertEquals(
                List.of(searches.url() + "/studies/1.2.3.1/series/1.2.3.1.2"),
                element(ofHead.get(1), "RetrieveURL").texts());
        assertEquals(
                List.of("2"),
                element(ofHead.get(0), "NumberOfSeriesRelatedInstances").texts());
        // Of all series, the studies' attributes come with them.
        assertEquals(
                sorted(STUDY + " " + SERIES), keywords(searches.found("series").get(2)));
    }

    @Test
    void tellsOfAnInstanceWhatTheStandardAsks() throws Exception {
        Dataset one =
                searches.found("studies/1.2.3.2/series/1.2.3.2.1/instances").get(0);

        assertEquals(sorted(INSTANCE + " NumberOfFrames"), keywords(one));
        assertEquals(List.of("30"), element(one, "NumberOfFrames").texts());
        assertEquals(
                List.of(searches.url() + "/studies/1.2.3.2/series/1.2.3.2.1/instances/1.2.3.2.1.1"),
                element(one, "RetrieveURL").texts());
        assertEquals(
                sorted(INSTANCE + " NumberOfFrames " + SERIES),
                keywords(searches.found("studies/1.2.3.2/instances").get(0)));
        assertEquals(
                sorted(INSTANCE + " NumberOfFrames " + SERIES + " " + STUDY),
                keywords(searches.found("instances?PatientID=P2").get(0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "studies?PatientID=P1&includefield=PatientWeight | PatientWeight",
                "studies?PatientID=P1&includefield=00101030 | PatientWeight",
                "studies?PatientID=P1&PatientWeight= | PatientWeight",
                "studies/1.2.3.1/series?includefield=PatientPosition,PatientName | PatientPosition PatientName",
                "studies/1.2.3.1/series?includefield=PatientPosition%2C00100010 | PatientPosition PatientName",
                "studies/1.2.3.1/series?includefield=00185100&includefield=PatientWeight | PatientPosition PatientWeight",
                "instances?includefield=SliceThickness | SliceThickness",
                "instances?SliceThickness=5 | SliceThickness",
                "studies?includefield=all | PatientWeight",
                "studies/1.2.3.1/series?includefield=all | PatientPosition",
                "studies/1.2.3.1/series/1.2.3.1.1/instances?includefield=all | SliceThickness"
            })
    void addsAttributesThatAreAskedFor(String resource, String keywords) throws Exception {
        Dataset first = searches.found(resource).get(0);

        for (String keyword : keywords.split(" ")) {
            assertTrue(first.get(tag(keyword)).isPresent(), keyword);
        }
    }

    @Test
    void leavesAttributesOfLowerLevelsOut() throws Exception {
        Dataset study = searches.found("studies?includefield=all,SliceThickness,Modality,00080018")
                .get(0);

        assertEquals(sorted(STUDY + " StudyDescription SpecificCharacterSet PatientWeight"), keywords(study));
    }

    @Test
    void givesThePrivateCreatorWithAPrivateAttribute() throws Exception {
        Dataset found = searches.found("studies/1.2.3.1/series/1.2.3.1.2/instances?includefield=00091001")
                .get(0);

        assertEquals(
                List.of("seven"), found.get(new Tag(0x00091001)).orElseThrow().texts());
        assertEquals(
                List.of("MAKER"), found.get(new Tag(0x00090010)).orElseThrow().texts());
    }

    @Test
    void writesNamesOfOtherCharacterSetsAsUtf8() throws Exception {
        HttpResponse<String> answer = searches.get("studies?StudyInstanceUID=1.2.3.3");

        assertTrue(answer.body().contains("{\"Alphabetic\":\"M\u00fcller^\u00c4nne\"}"), answer.body());
        assertTrue(answer.body().contains("\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]}"), answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | application/dicom+json",
                "*/* | application/dicom+json",
                "application/dicom+json | application/dicom+json",
                "application/json | application/json",
                "text/html, application/json;q=0.5 | application/json",
                "application/json;q=0.5, application/dicom+json | application/dicom+json",
                "multipart/related; type=application/dicom+xml | multipart/related",
                "multipart/related; type=\"application/dicom+xml\", application/dicom+json;q=0.9 | multipart/related"
            })
    void answersInTheFormThatIsAskedFor(String accept, String type) throws Exception {
        HttpResponse<String> answer = searches.get("studies", accept);

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/dicom",
                "multipart/related; type=\"application/dicom\"",
                "application/dicom+json;q=0"
            })
    void refusesFormsThatNoSearchHas(String accept) throws Exception {
        HttpResponse<String> answer = searches.get("studies", accept);

        assertEquals(406, answer.statusCode());
        assertTrue(answer.body().contains("application/dicom+json"), answer.body());
    }

    @Test
    void writesEachResultAsAPartInXml() throws Exception {
        HttpResponse<String> answer = searches.get("studies", "multipart/related; type=\"application/dicom+xml\"");

        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        assertTrue(type.startsWith("multipart/related; type=\"application/dicom+xml\"; boundary="), type);
        String boundary = type.substring(type.indexOf("boundary=") + 9);
        String[] pieces = answer.body().split("(\r\n)?--" + boundary, -1);
        assertEquals(5, pieces.length);
        assertEquals("--\r\n", pieces[4]);
        for (int i = 1; i < 4; i++) {
            assertTrue(pieces[i].startsWith("\r\nContent-Type: application/dicom+xml\r\n\r\n"), pieces[i]);
            byte[] xml = pieces[i].substring(pieces[i].indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8);
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            assertEquals("NativeDicomModel", document.getDocumentElement().getTagName());
            assertTrue(document.getDocumentElement().getTextContent().contains("1.2.3." + i));
        }
    }

    @Test
    void answersASearchWithoutResult() throws Exception {
        HttpResponse<String> json = searches.get("studies?PatientID=nobody");
        assertEquals(200, json.statusCode());
        assertEquals("[]", json.body());
        HttpResponse<String> xml =
                searches.get("studies?PatientID=nobody", "multipart/related; type=\"application/dicom+xml\"");
        assertEquals(204, xml.statusCode());
        assertEquals("", xml.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"studies/1.2.3.1/studies", "series/1.2.3.1.1/series", "studies/1.2.3.1/series/1.2.3.1.1/series"})
    void doesNotSearchWhereTheStandardHasNoSearch(String resource) throws Exception {
        assertEquals(404, searches.get(resource).statusCode());
    }

    /** The URLs that the viewer OHIF 3.12.10 was seen to ask for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "studies | 3 | StudyInstanceUID",
                "studies?limit=101&offset=0&fuzzymatching=false&includefield=00081030%2C00080060 | 3 | ModalitiesInStudy",
                "studies?limit=101&offset=0&fuzzymatching=false&includefield=00081030%2C00080060"
                        + "&StudyInstanceUID=1.2.3.1 | 1 | StudyDescription",
                "studies?00100020=P1&limit=101&offset=0&fuzzymatching=false&includefield=00081030%2C00080060"
                        + " | 1 | StudyDescription",
                "studies/1.2.3.1/series?includefield=00080021%2C00080031%2C0008103E%2C00200011 | 2 | SeriesDescription"
            })
    void answersWhatAViewerAsks(String resource, int count, String keyword) throws Exception {
        List<Dataset> found = searches.found(resource);

        assertEquals(count, found.size());
        assertTrue(found.get(0).get(tag(keyword)).isPresent());
    }

    @Test
    void keepsTheOrderOfResults() throws Exception {
        String first = searches.get("instances").body();

        assertEquals(first, searches.get("instances").body());
        StringBuilder pages = new StringBuilder("[");
        for (int i = 0; i < 5; i++) {
            String page = searches.get("instances?limit=1&offset=" + i).body();
            pages.append(i == 0 ? "" : ",").append(page, 1, page.length() - 1);
        }
        assertEquals(first, pages.append("]").toString());
    }

    @Test
    void knowsTheLevelOfAllThatIsKept() throws Exception {
        AttributeLevels levels = AttributeLevels.read();

        assertEquals(Level.STUDY, levels.of(tag("PatientName")));
        assertEquals(Level.STUDY, levels.of(tag("StudyDescription")));
        assertEquals(Level.SERIES, levels.of(tag("Modality")));
        assertEquals(Level.SERIES, levels.of(tag("StationName")));
        assertEquals(Level.INSTANCE, levels.of(tag("InstanceNumber")));
        assertEquals(Level.INSTANCE, levels.of(tag("SliceThickness")));
        assertEquals(Level.INSTANCE, levels.of(new Tag(0x00091001)));
    }

    private static TreeSet<String> sorted(String keywords) {
        return new TreeSet<>(List.of(keywords.split(" ")).stream().distinct().toList());
    }

    private static TreeSet<String> keywords(Dataset dataset) {
        TreeSet<String> keywords = new TreeSet<>();
        for (Element element : dataset) {
            keywords.add(DataDictionary.standard().keyword(element.tag()));
        }
        return keywords;
    }

    private static Element element(Dataset dataset, String keyword) {
        return dataset.get(tag(keyword)).orElseThrow(() -> new AssertionError(keyword + " is missing"));
    }

    private static Tag tag(String keyword) {
        return DataDictionary.standard().find(keyword).orElseThrow().tag();
    }
}
