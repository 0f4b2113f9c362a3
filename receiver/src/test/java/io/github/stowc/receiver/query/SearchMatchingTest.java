package io.github.stowc.receiver.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.receiver.RawClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchMatchingTest {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Single value, universal
                "studies?PatientID=P1 | 1.2.3.1",
                "studies?PatientID=p1 | -",
                "studies?00100020=P1 | 1.2.3.1",
                "studies?PatientID= | 1.2.3.1 1.2.3.2 1.2.3.3",
                "studies?PatientID=P1&AccessionNumber=A2 | -",
                "studies?AccessionNumber=A2&PatientID=P2 | 1.2.3.2",
                // Names: any case, each group, delimiters at the end mean nothing
                "studies?PatientName=doe%5EJOHN | 1.2.3.1",
                "studies?PatientName=Doe | -",
                "studies?PatientName=doe* | 1.2.3.1",
                "studies?PatientName=*o* | 1.2.3.1 1.2.3.2",
                "studies?PatientName=?oe%5E* | 1.2.3.1 1.2.3.2",
                "studies?PatientName=Roe%5EJane | 1.2.3.2",
                "studies?PatientName=Roe%5EJane%5E%5E | 1.2.3.2",
                "studies?PatientName=%E5%B1%B1%E7%94%B0* | 1.2.3.1",
                "studies?PatientName=m%C3%9CLLER* | 1.2.3.3",
                // Wildcards where the VR allows them
                "studies?PatientID=P* | 1.2.3.1 1.2.3.2 1.2.3.3",
                "studies?PatientID=P? | 1.2.3.1 1.2.3.2",
                "studies?StudyDescription=*%5Bplain%5D | 1.2.3.1",
                "studies?StudyDescription=head* | -",
                // Dates and times
                "studies?StudyDate=20260131 | 1.2.3.1",
                "studies?StudyDate=20250101-20251231 | 1.2.3.2",
                "studies?StudyDate=20260131- | 1.2.3.1",
                "studies?StudyDate=-20260130 | 1.2.3.2",
                "studies?StudyDate=20250615-20260131 | 1.2.3.1 1.2.3.2",
                "studies?StudyTime=10 | 1.2.3.1",
                "studies?StudyTime=1030-11 | 1.2.3.1",
                "studies?StudyTime=1031- | -",
                "studies?StudyTime=-0930 | 1.2.3.2",
                "studies?StudyTime=093000.5- | 1.2.3.1 1.2.3.2",
                // Lists of UIDs: comma, backslash, the parameter again
                "studies?StudyInstanceUID=1.2.3.2 | 1.2.3.2",
                "studies?StudyInstanceUID=1.2.3.1,1.2.3.3 | 1.2.3.1 1.2.3.3",
                "studies?StudyInstanceUID=1.2.3.1%2C1.2.3.3 | 1.2.3.1 1.2.3.3",
                "studies?StudyInstanceUID=1.2.3.1%5C1.2.3.3 | 1.2.3.1 1.2.3.3",
                "studies?StudyInstanceUID=1.2.3.1&0020000D=1.2.3.3 | 1.2.3.1 1.2.3.3",
                "studies?StudyInstanceUID=1.2.3.9 | -",
                // What tells of several
                "studies?ModalitiesInStudy=MR | 1.2.3.1",
                "studies?ModalitiesInStudy=CT,US | 1.2.3.1 1.2.3.2 1.2.3.3",
                "studies?ModalitiesInStudy=C* | 1.2.3.1",
                "studies?NumberOfStudyRelatedInstances=3 | 1.2.3.1",
                "studies?NumberOfStudyRelatedSeries=1 | 1.2.3.2 1.2.3.3",
                // What the index has not, from the file
                "studies?PatientWeight=72.50 | 1.2.3.1",
                // The standard's other parameters
                "studies?emptyvaluematching=true&StudyDate=%22%22 | 1.2.3.3",
                "studies?multiplevaluematching=true&PatientID=P1%5CP2 | 1.2.3.1 1.2.3.2",
                "studies?PatientID=P1%5CP2 | -",
                "studies?offset=1&limit=1 | 1.2.3.2",
                "studies?offset=2 | 1.2.3.3",
                "studies?offset=3 | -",
                "studies?limit=0 | -",
                "studies?limit=4294967295 | 1.2.3.1 1.2.3.2 1.2.3.3"
            })
    void findsStudies(String resource, String expected) throws Exception {
        assertEquals(list(expected), uids(resource, "StudyInstanceUID"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "series | 1.2.3.1.1 1.2.3.1.2 1.2.3.2.1 1.2.3.3.1",
                "series?Modality=US | 1.2.3.2.1 1.2.3.3.1",
                "series?Modality=US&PatientID=P2 | 1.2.3.2.1",
                "series?SeriesNumber=01 | 1.2.3.1.1 1.2.3.3.1",
                "studies/1.2.3.1/series | 1.2.3.1.1 1.2.3.1.2",
                "studies/1.2.3.1/series?SeriesDescription=Ax* | 1.2.3.1.1",
                "studies/1.2.3.9/series | -",
                "series?00400275.00401001=R2 | 1.2.3.1.2",
                "series?RequestAttributesSequence.ScheduledProcedureStepID=S? | 1.2.3.1.2",
                "series?RequestAttributesSequence.ScheduledProcedureStepID=S3 | -",
                "series?PatientPosition=HFS | 1.2.3.1.1"
            })
    void findsSeries(String resource, String expected) throws Exception {
        assertEquals(list(expected), uids(resource, "SeriesInstanceUID"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "instances | 1.2.3.1.1.1 1.2.3.1.1.2 1.2.3.1.2.1 1.2.3.2.1.1 1.2.3.3.1.1",
                "instances?StudyInstanceUID=1.2.3.1&Modality=CT | 1.2.3.1.1.1 1.2.3.1.1.2",
                "studies/1.2.3.1/instances | 1.2.3.1.1.1 1.2.3.1.1.2 1.2.3.1.2.1",
                "studies/1.2.3.1/series/1.2.3.1.1/instances | 1.2.3.1.1.1 1.2.3.1.1.2",
                "studies/1.2.3.1/series/1.2.3.2.1/instances | -",
                "studies/1.2.3.1/instances?InstanceNumber=2 | 1.2.3.1.1.2",
                "instances?SOPInstanceUID=1.2.3.2.1.1 | 1.2.3.2.1.1",
                "instances?SOPClassUID=1.2.840.10008.5.1.4.1.1.6.1 | 1.2.3.2.1.1 1.2.3.3.1.1",
                "instances?SliceThickness=5.0 | 1.2.3.1.1.1",
                "instances?NumberOfFrames=30 | 1.2.3.2.1.1",
                "instances?00090010=MAKER&00091001=sev* | 1.2.3.1.2.1",
                "instances?AcquisitionDateTime=20260131093000%2B0000 | 1.2.3.1.2.1",
                "instances?AcquisitionDateTime=20260131103000%2B0000- | -",
                "instances?AcquisitionDateTime=2026 | 1.2.3.1.2.1"
            })
    void findsInstances(String resource, String expected) throws Exception {
        assertEquals(list(expected), uids(resource, "SOPInstanceUID"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "studies?StudyDate=2026-01-31 | StudyDate: expected a date as YYYYMMDD",
                "studies?StudyDate=20260231 | StudyDate: expected a date",
                "studies?StudyDate=202601* | StudyDate: expected a date",
                "studies?StudyDate=- | StudyDate: expected a date",
                "studies?StudyTime=25 | StudyTime: expected a time",
                "instances?InstanceNumber=one | InstanceNumber: expected a number",
                "studies?StudyInstanceUID=1.2.* | StudyInstanceUID: expected a UID",
                "studies?PatientID=P1&PatientID=P2 | PatientID: expected one value",
                "studies?limit=-1 | limit: expected a number",
                "studies?offset=many | offset: expected a number",
                "studies?fuzzymatching=maybe | fuzzymatching: expected true or false",
                "studies?includefield=PatientNam | the keyword most like it is PatientName",
                "studies?PatientName=%zz | write a percent sign as %25",
                "studies/1..2/series | the study in the path: expected a UID",
                "series?RequestAttributesSequence=x | ends with an attribute in the sequence"
            })
    void refusesValuesThatAParameterCannotHave(String resource, String sentence) throws Exception {
        String answer = RawClient.get(searches.url(), "/" + resource);

        assertEquals("400", RawClient.status(answer), answer);
        assertTrue(answer.contains(sentence), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"studies?PatientName=Secret%5EPerson%3D%3D%3D&StudyDate=Secret", "studies?limit=Secret"})
    void doesNotRepeatTheValueOfABadParameter(String resource) throws Exception {
        assertTrue(!searches.get(resource).body().contains("Secret"));
    }

    @Test
    void ignoresUnknownParametersAndSaysSo() throws Exception {
        HttpResponse<String> answer = searches.get("studies?PatientNam=Nobody&_=17&SeriesDescription=x&PatientID=P1");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"1.2.3.1\""), answer.body());
        List<String> warnings = answer.headers().allValues("Warning");
        assertEquals(3, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("299 " + searches.url() + ": "), warnings.get(0));
        assertTrue(warnings.get(0).contains("PatientName"), warnings.get(0));
        assertTrue(warnings.get(2).contains("SeriesDescription was ignored"), warnings.get(2));
    }

    @Test
    void answersFuzzySearchesLiterallyAndSaysSo() throws Exception {
        assertEquals(
                List.of(), searches.get("studies?fuzzymatching=false").headers().allValues("Warning"));
        assertEquals(
                List.of("299 " + searches.url() + ": \"The fuzzymatching parameter is not supported."
                        + " Only literal matching has been performed.\""),
                searches.get("studies?fuzzymatching=true").headers().allValues("Warning"));
    }

    @Test
    void saysHowManyResultsRemain() throws Exception {
        assertEquals(
                List.of("299 " + searches.url() + ": \"There are 3 additional results that can be requested\""),
                searches.get("instances?limit=1&offset=1").headers().allValues("Warning"));
        assertEquals(
                List.of(), searches.get("instances?limit=1&offset=4").headers().allValues("Warning"));
    }

    private static List<String> list(String expected) {
        return expected == null ? List.of() : List.of(expected.split(" "));
    }

    private static List<String> uids(String resource, String keyword) throws Exception {
        return searches.found(resource).stream()
                .map(found -> text(found, keyword))
                .toList();
    }

    private static String text(Dataset dataset, String keyword) {
        return dataset.text(AttributePath.parse(keyword).orElseThrow().first()).orElse("");
    }
}
