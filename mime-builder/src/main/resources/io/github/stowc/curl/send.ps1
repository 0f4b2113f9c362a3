# Sends a STOW-RS message in this script's folder, and shows the server's answer.
#
#   use    powershell -ExecutionPolicy Bypass -File SCRIPT [OPTION...]
#          the options go to curl, such as --netrc, --verbose, --config FILE
#   exit   0  stored: the server's status is 200
#          2  an environment variable that it needs is missing
#          3  no message, or no answer
#          4  the server refused all or part: any other status

$options = $args
# Without .exe, curl is an alias of Invoke-WebRequest in Windows PowerShell.
$curl = if ($env:OS -eq 'Windows_NT') { 'curl.exe' } else { 'curl' }
if (-not (Get-Command $curl -CommandType Application -ErrorAction SilentlyContinue)) {
  [Console]::Error.WriteLine("$curl is not installed; nothing was sent")
  exit 3
}

#{url
$url = @URL@

#}
#{environment
if (-not $env:STOW_URL) {
  [Console]::Error.WriteLine('STOW_URL is not set; set it to the STOW-RS URL, such as http://localhost:8042/dicom-web/studies')
  exit 2
}

# Removes slashes at the end of the path: with them, curl -T would append the file's name.
$address, $query = $env:STOW_URL.Split('#')[0].Replace('"', '%22').Split([char[]]'?', 2)
$address = $address.TrimEnd('/')
if ($address -notmatch '^https?://[^/]+/.') {
  [Console]::Error.WriteLine('STOW_URL is not an http(s) URL with a path; write it like http://HOST/.../studies')
  exit 2
}
#{study
$address += '@STUDY@'
#}
$url = if ($null -eq $query) { $address } else { $address + '?' + $query }

#}
foreach ($name in @(@NAMES@)) {
  if (-not (Test-Path -LiteralPath "$PSScriptRoot/$name" -PathType Leaf)) {
    [Console]::Error.WriteLine("$PSScriptRoot/${name}: file not found; nothing was sent")
    exit 3
  }
}

#{netrc
$credentials = @(if ($env:NETRC) { '--netrc-file', $env:NETRC } else { '--netrc' })

#}
#{variables
& $curl --variable stow=1 --version *> $null
if ($LASTEXITCODE -ne 0) {
  [Console]::Error.WriteLine("$curl is too old to take secrets from the environment; version 8.3 or later is needed; nothing was sent")
  exit 3
}
#}
#{secret
if (-not $env:@VARIABLE@) {
  [Console]::Error.WriteLine('@VARIABLE@ is not set; set it to the value of @NAME@')
  exit 2
}
#}
#{bearer
if (-not $env:@VARIABLE@) {
  [Console]::Error.WriteLine('@VARIABLE@ is not set; set it to the bearer token')
  exit 2
}
#}
#{user
if (-not $env:STOW_PASSWORD) {
  $typed = Read-Host -AsSecureString ('Password of ' + @USER@)
  $env:STOW_PASSWORD = (New-Object Management.Automation.PSCredential 'any', $typed).GetNetworkCredential().Password
}
#}
#{aws
if (-not $env:AWS_ACCESS_KEY_ID) {
  [Console]::Error.WriteLine('AWS_ACCESS_KEY_ID is not set; set it to the ID of the key that signs')
  exit 2
}
if (-not $env:AWS_SECRET_ACCESS_KEY) {
  [Console]::Error.WriteLine('AWS_SECRET_ACCESS_KEY is not set; set it to the secret key for AWS_ACCESS_KEY_ID')
  exit 2
}
#}
#{region
$region = @REGION@
#}
#{environment-region
$region = if ($url -match '^https?://[^/]*\.([^./]+)\.amazonaws\.com') { $Matches[1] } elseif ($env:AWS_REGION) { $env:AWS_REGION } else { $env:AWS_DEFAULT_REGION }
if (-not $region) {
  [Console]::Error.WriteLine('AWS_REGION is not set; set it to the region, such as us-east-1')
  exit 2
}
#}
#{credentials
$credentials = @BEFORE@@(@CREDENTIALS@)

#}
# Runs curl; continues only after status 200.
function Send($message, $arguments) {
#{gcloud
  $gcloud = if ($env:OS -eq 'Windows_NT') { 'gcloud.cmd' } else { 'gcloud' }
  $env:STOW_TOKEN = & $gcloud auth print-access-token
  if (-not $env:STOW_TOKEN) {
    [Console]::Error.WriteLine('gcloud gave no access token; log in first: gcloud auth login')
    exit 2
  }
#}
  $answer = [IO.Path]::GetTempFileName()
  try {
    $status = & $curl @options @SPLAT@--globoff @arguments --silent --show-error --output $answer --write-out '%{http_code}'
    $ended = $LASTEXITCODE
    [IO.File]::ReadAllText($answer)
  } finally {
    Remove-Item -LiteralPath $answer
  }
  if ($ended -eq 0 -and $status -eq '200') {
    [Console]::Error.WriteLine("${message}: stored, status 200")
  } elseif ($status -match '^[345]' -or ($ended -eq 0 -and $status -match '^[12]')) {
    [Console]::Error.WriteLine("${message}: not all was stored, status $status")
    exit 4
  } elseif ($ended -in 2, 3, 4, 5, 6, 7, 35, 60, 77) {
    [Console]::Error.WriteLine("${message}: curl ended with exit code ${ended}: nothing was sent")
    exit 3
  } else {
    [Console]::Error.WriteLine("${message}: curl ended with exit code ${ended}: the answer is missing or incomplete, and the message may have been stored")
    exit 3
  }
}

#{message
Send @MESSAGE@ @(
#{expect-nothing
  '-H', 'Expect:'
#}
#{hashed
  '-H', ('x-amz-content-sha256: ' + (Get-FileHash -LiteralPath ("$PSScriptRoot/" + @MESSAGE@) -Algorithm SHA256).Hash.ToLowerInvariant())
#}
              '-H', ("@$PSScriptRoot/" + @HEADERS@)
#{whole
  '--data-binary', ("@$PSScriptRoot/" + @MESSAGE@)
#}
#{streamed
  '-X', 'POST', '-T', ("$PSScriptRoot/" + @MESSAGE@)
#}
  $url
)
#}
