/** Links that carry a table of 36 rows, whose inputs are scaled. @type {Record<string, string>} */
export const ownTables = {
	'a table of three classes':
		'data=own~0dvq6zh1g3fppt&n=22&new=7&kept=.2&table=VVFbboMwELxKtd8GgW1euQrhgyYWQSWoAtJ-VL17Z7yQKlppXzM768ePzP09yEk-xvm6ipFx~nxsq5zaVqYwD9vt7SyX-1kAvdadaeV7vG43IBq7zsjWL0PYdj0gl6lf10A9WQIbwxLCjPg-PQI05KtHEvfZOnXGNmltXMbYGJejA1eyg5gjpoU6sD2dBUA2OhUKuDjSGFtSrsYQ0IpD4De6AoKeQBy3uqlUQFFHtCLg4nnYsyRnLH1qcfukMIlHCVeahCqJA0VdgQMhq5CxcGTFTmTle2Y5zg1AQd3H~ROIPfA8e15VsEtVngWyXeNYY5nx~sdk8f83fOvM0HBFGN46Vlrn0Y5IU1yZRDSP1v3-AQ&stop=200&a=tanh:3x2&v=1',
	'a table of two classes, chosen inputs':
		'data=own~0ur4d29075wphj&n=22&new=7&sees=x1,x2,x1x1&kept=.2&table=VVHtboJAEHyVZn8vBO749FWQH0SJkiI1gm2apu~uzN0hmtNlZndmlo8~mbpLLzu5dsNtFpVhut6XWXZNI2M~nZbzx14Ol71g9M5bbeRnOC5nTPy1bVWW7nbqF-R9DtMRk8PYzXPPPPnFRWX6glO-u~Huuo0p41RNHVu1SZypTVFAjZoqLkkrIkhInc5NIQaq6HCojmuKCyIEVLBhgJSQXKspkGJdLu38YTfSwzKXiY2GsmDlbqqQjTaeOLJIj6xGGQQgaUDZC3LT8tkrNMo5yD1CschbJUxjybAryklgz73TUbQtTSENPahdYLgF-liMj6bAS8vte~BNJ5q6k-D4-nq2DtH6XzsbT9v~Bw&stop=200&a=tanh:3x2&v=1',
	'a table with a number to predict':
		'data=own~02ms3qv0u6ho4y&n=22&new=7&kept=.2&table=VVDtbsIwDHyVKb-dKnG-HF4F-qNiFVSCCkHZfkx7952bTgipdXy-89nJj5mH62h25nafjuPDkJnm23N5mN1-by7jfFrOHwdzvB4MqHfc0958T5~LGUw7-57MMtxP4~JvCOpruDxhDL~AXSUEJi5dpuARkHnNIoWgwTUiEteuNB2yoDWvMBCnLgFuJ3eiAQLNWBS67fRaqU2gZW3WStsBGJlfzXRe0Xmi48HibjaQzWSZbIAQIZGNoG2C2upVAJHp2hZfwoIbaNKiAe2b6qWHxxpWFZpwJhVyowEDVgWHFm6u8NKdm826QFAC7a831zeuuKB3LlKpTBVXFS5UY0bRO5JSAfTMJAkCDwyxZE-CJ62MOqOeAn6BVrlIFU-69uaMHLwTkqo92l9IBEMchsG3cgIHn5jQX~rfPw&stop=200&a=tanh:3x2&v=1'
};
