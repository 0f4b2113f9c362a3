// Stores a DICOM file with npm's dicomweb-client, searches for it and retrieves it; prints what came as one JSON object.
// Arguments: the URL of the service, the file, and where the retrieved file goes.
'use strict';
const fs = require('fs');
global.XMLHttpRequest = require('xhr2');
const { api } = require('dicomweb-client');

const [url, source, target] = process.argv.slice(2);

async function main() {
  const client = new api.DICOMwebClient({ url });
  const bytes = fs.readFileSync(source);
  await client.storeInstances({ datasets: [bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)] });
  const studies = await client.searchForStudies({ queryParams: { PatientID: 'P1', limit: 5 } });
  const studyInstanceUID = studies[0]['0020000D'].Value[0];
  const series = await client.searchForSeries({ studyInstanceUID });
  const seriesInstanceUID = series[0]['0020000E'].Value[0];
  const instances = await client.searchForInstances({ studyInstanceUID, seriesInstanceUID });
  const sopInstanceUID = instances[0]['00080018'].Value[0];
  const nobody = await client.searchForStudies({ queryParams: { PatientID: 'nobody' } });
  const uids = { studyInstanceUID, seriesInstanceUID, sopInstanceUID };
  const found = { ...uids, studies: studies.length, nobody: nobody.length };
  if (target) {
    fs.writeFileSync(target, Buffer.from(await client.retrieveInstance(uids)));
    const metadata = await client.retrieveInstanceMetadata(uids);
    found.patient = metadata[0]['00100020'].Value[0];
  }
  console.log(JSON.stringify(found));
}

main().catch((error) => {
  console.error(error.status ? `status ${error.status}: ${error.response}` : error);
  process.exit(1);
});
