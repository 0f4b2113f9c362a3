// Prints for each file, a message with its head, how many parts dicomweb-client reads in an answer with it, or why it refuses.
const fs = require('fs');
let answer;
global.XMLHttpRequest = class {
  open() {}
  setRequestHeader() {}
  send() {
    const end = answer.indexOf('\r\n\r\n') + 4;
    const body = answer.subarray(end);
    this.head = answer.subarray(0, end).toString('latin1');
    this.readyState = 4;
    this.status = 200;
    this.response = body.buffer.slice(body.byteOffset, body.byteOffset + body.length);
    this.onreadystatechange();
  }
  getResponseHeader(name) {
    const found = this.head.match(new RegExp('^' + name + ': (.*)\r$', 'im'));
    return found ? found[1] : null;
  }
  getAllResponseHeaders() { return this.head; }
};
const { api } = require('dicomweb-client');
const client = new api.DICOMwebClient({ url: 'http://127.0.0.1' });
(async () => {
  for (const file of process.argv.slice(2)) {
    answer = fs.readFileSync(file);
    try {
      console.log((await client.retrieveStudy({ studyInstanceUID: '1' })).length);
    } catch (e) {
      console.log('refuses: ' + e.message);
    }
  }
})();
